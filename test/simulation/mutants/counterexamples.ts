import type { CrashPoint } from '../world/device-storage.ts';
import type { ByteFate } from '../world/byte-wire.ts';
import type { Fate } from '../world/network.ts';
import type { DeviceName, Step } from '../steps/step.ts';

function edit(device: DeviceName, n: number, cell = 0, crash?: CrashPoint): Step {
  const step = { do: 'edit', device, tab: 0, form: 'a', cell, value: { new: n } } as const;
  return crash ? { ...step, crash } : step;
}
const sync = (device: DeviceName, ...fates: Fate[]): Step => ({ do: 'sync', device, tab: 0, fates });
const look = (device: DeviceName): Step => ({ do: 'look', device, tab: 0, form: 'a' });
const submit = (device: DeviceName): Step => ({ do: 'submit', device, tab: 0, form: 'a' });
const offline = (device: DeviceName): Step => ({ do: 'offline', device });
const online = (device: DeviceName): Step => ({ do: 'online', device });
const copy = (device: DeviceName): Step => ({ do: 'copy', device });
const restore = (hasNewEpoch = true): Step => ({ do: 'restore', which: 'newest', hasNewEpoch });
const attach = (device: DeviceName): Step => ({ do: 'attach', device, tab: 0, form: 'a', n: 1 });
const send = (device: DeviceName, ...fates: ByteFate[]): Step => ({ do: 'send', device, tab: 0, fates });
const spoil = (device: DeviceName, n: number): Step => ({ do: 'spoil', device, n });
const choose = (device: DeviceName, way: 'mine' | 'theirs'): Step => ({
  do: 'resolve',
  ...{ device, tab: 0, way, n: 1 },
});
const moveAnnAway: Step = { do: 'scope', user: 'ann', to: 'b' };

/** Two people enter the same field, neither having seen the other's value. */
const unseen = [look('abe'), offline('abe'), edit('ann', 1), sync('ann'), edit('abe', 2), online('abe')];
/** A phone and its copy enter something of their own under the same number. */
const forked = [look('ann'), copy('ann'), edit('ann', 1), sync('ann'), edit('copy', 2), sync('copy')];

const answer: Step = { do: 'answer', device: 'rex', tab: 0, n: 1 };
const revoke: Step = { do: 'revoke', device: 'rex', tab: 0, n: 0 };
const accept: Step = { do: 'accept', device: 'rex', tab: 0, n: 0 };
const recover: Step = { do: 'recover', device: 'rex', tab: 0, from: 'ann' };
/** What a phone has not sent is in a file. */
const carried = [
  look('ann'),
  offline('ann'),
  edit('ann', 1),
  { do: 'export', device: 'ann', tab: 0 },
] as const;

/** For each mutant the fewest steps known that show what it breaks. */
export const COUNTEREXAMPLES: Readonly<Record<string, readonly Step[]>> = {
  'knows-no-id-again': [edit('ann', 1), sync('ann', 'lost-answer')],
  'takes-a-copy-for-the-original': forked,
  'knows-a-scope-by-its-number': [
    moveAnnAway,
    sync('ann'),
    restore(false),
    { do: 'scope', user: 'ann', to: 'a' },
  ],
  'lets-the-last-writer-win': unseen,
  'forgets-the-other-value': unseen,
  'lets-a-late-choice-win': [
    ...unseen,
    sync('ann'),
    choose('ann', 'mine'),
    choose('abe', 'theirs'),
    sync('abe'),
    sync('ann'),
  ],
  'edits-locked-forms': [
    look('abe'),
    offline('abe'),
    submit('ann'),
    sync('ann'),
    edit('abe', 2),
    online('abe'),
  ],
  'hands-in-what-nobody-saw': [
    look('abe'),
    offline('abe'),
    edit('ann', 1),
    sync('ann'),
    submit('abe'),
    online('abe'),
  ],
  'applies-half-a-group': [
    look('abe'),
    offline('abe'),
    edit('ann', 1),
    sync('ann'),
    { do: 'group', device: 'abe', tab: 0, form: 'a', cells: [1, 0], n: 7 },
    online('abe'),
  ],
  'leaves-a-gap-in-the-feed': [edit('ann', 1)],
  'chains-to-nothing': [edit('ann', 1), sync('ann'), edit('ann', 2)],
  'tells-another-verdict-the-second-time': [edit('ann', 1), sync('ann', 'twice')],
  'strips-what-it-does-not-know': [{ do: 'future', device: 'ann', tab: 0, form: 'a', n: 1 }],
  'commits-as-it-goes': [edit('ann', 1), sync('ann', { point: 'before-commit', n: 1 })],
  'takes-entries-from-outside-the-scope': [
    look('ann'),
    offline('ann'),
    edit('ann', 1),
    moveAnnAway,
    online('ann'),
  ],
  'shows-rows-from-outside-the-scope': [look('ann')],
  'stamps-with-the-clients-number': [edit('ann', 1)],
  'does-not-notice-an-old-copy': [edit('ann', 1), sync('ann'), restore(false)],
  'forgets-what-a-restore-took': [edit('ann', 1), sync('ann'), restore()],
  'believes-a-push-for-good': [edit('ann', 1), sync('ann', 'ok', 'lost-answer'), restore(false)],
  'drops-before-the-answer': [edit('ann', 1), sync('ann', 'lost-request')],
  'sends-the-last-first': [edit('ann', 1), edit('ann', 2, 3)],
  'lets-go-before-the-backup': [edit('ann', 1), sync('ann'), restore()],
  'lets-go-of-what-was-taken-back': [
    look('ann'),
    offline('ann'),
    edit('ann', 1),
    { do: 'withdraw', device: 'ann', tab: 0, n: 0 },
    { do: 'unwithdraw', device: 'ann', tab: 0, n: 0 },
  ],
  'keeps-rows-of-an-old-scope': [look('ann'), moveAnnAway],
  'believes-its-own-rows': [look('ann'), spoil('ann', 0), spoil('ann', 1), sync('ann')],
  'sums-up-what-was': [look('ann'), spoil('abe', 0), edit('ann', 1), sync('ann')],
  'forgets-how-far-it-pulled': [look('ann'), edit('ann', 1)],
  'loses-what-it-renumbers': forked,
  'says-saved-too-soon': [look('ann'), edit('ann', 1, 0, { at: 'write', n: 1 })],
  'shows-the-server-alone': [look('ann'), offline('ann'), edit('ann', 1), look('ann')],
  'calls-delivered-backed-up': [{ do: 'backup' }, edit('ann', 1)],
  'writes-no-draft-down': [
    { do: 'type', device: 'ann', tab: 0, form: 'a', cell: 0, value: { new: 1 } },
    { do: 'pass', ms: 500 },
    look('ann'),
  ],
  'lists-no-conflict': unseen,
  'adds-up-one-row-too-few': [look('ann')],
  'forgets-what-was-added-up': [look('rex')],
  'puts-together-what-nobody-approved': [look('rex')],
  'scores-the-regions-own-entry': [look('rex')],
  'believes-bytes-unseen': [attach('ann'), sync('ann'), send('ann', 'ok', 'altered')],
  'begins-an-upload-anew': [attach('ann'), sync('ann'), send('ann', 'ok', 'half'), send('ann')],
  'keeps-showing-what-was-taken-back': [
    attach('ann'),
    { do: 'detach', device: 'ann', tab: 0, form: 'a', n: 0 },
  ],
  'remembers-what-another-history-had': [attach('ann'), sync('ann'), send('ann'), restore()],
  'gives-up-what-broke-off': [attach('ann'), sync('ann'), send('ann', 'ok', 'half')],
  'forgets-an-answer': [answer],
  'takes-an-answer-back-twice': [answer, revoke, revoke],
  'brings-in-what-has-arrived': [...carried, online('ann'), recover],
  'calls-known-what-is-nowhere': [...carried, recover, sync('rex')],
  'forgets-what-was-brought-in': [...carried, recover, sync('rex')],
  'forgets-a-decision': [...carried, recover, sync('rex'), accept, sync('rex')],
  'asks-for-what-stands': [
    edit('ann', 2, 2),
    moveAnnAway,
    { do: 'edit', device: 'ann', tab: 0, form: 'a', cell: 2, value: { empty: true } },
  ],
  'asks-for-what-has-come-true': [
    ...carried,
    { do: 'wipe', device: 'ann' },
    recover,
    sync('rex'),
    edit('abe', 1),
  ],
};
