import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ProtocolModel } from '../sync/protocol-model.test-support.ts';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { aPhoneWithRows, type TestPhone } from '../sync/test-phone.test-support.ts';
import { exportToBlob, textFile } from './exported-file.test-support.ts';
import { readForeignWork, recoverWork, type ForeignWork } from './recover-work.ts';
import { DEVICE } from './workspace.test-support.ts';

/** Of somebody whose account does not open any more: two entries, a step and half a word. */
async function aFile(): Promise<string> {
  const phone = await aPhoneWithRows(new ProtocolModel());
  await phone.enter('patents', '6');
  await phone.enter('revenue', '8');
  await phone.submit();
  const half = { key: 'd', text: '半句', seen: null, savedAt: '2025-01-02T03:00:00.000Z' };
  await phone.database.drafts.put(half);
  return (await exportToBlob(phone.database, 'somebody-else')).text();
}

const LEADER = { userId: 'leader', grants: [{ role: 'MANAGER', path: '/r/' }] } as const;

/** Of somebody above the unit of the form. */
async function aLeadersPhone(): Promise<TestPhone> {
  const phone = await aPhoneWithRows(new ProtocolModel());
  const { orgUnits, selfEvaluations } = phone.database;
  const form = await selfEvaluations.get(FORM_ID);
  const names = { name: '', shortName: '', departmentName: '' };
  const unit = { id: form?.orgUnitId ?? '', parentId: null, path: '/r/unit/', level: 'PREFECTURE' as const };
  await orgUnits.put({ ...unit, ...names });
  return phone;
}

async function read(phone: TestPhone, text: string, leader: Parameters<typeof readForeignWork>[2] = LEADER) {
  const work = await readForeignWork(phone.database, textFile(text), leader);
  if (work.kind !== 'foreign') throw new Error(work.reason);
  return work;
}

const told = ({ entries, known, elsewhere, steps, drafts }: ForeignWork) => ({
  ...{ entries: entries.length, known, elsewhere, steps, drafts },
});

describe('readForeignWork', () => {
  it('[FT-59] makes of another person’s entries what their leader brings in, each with its author and its time', async () => {
    const phone = await aLeadersPhone();
    const work = await read(phone, await aFile());

    expect(told(work)).toEqual({ entries: 2, known: 0, elsewhere: 0, steps: 1, drafts: 1 });
    const [first] = work.entries;
    expect(first).toMatchObject({
      name: 'work.recover@1',
      args: {
        selfEvaluationId: FORM_ID,
        authorId: 'somebody-else',
        name: 'actual.set@1',
        args: { value: '6' },
      },
    });
    expect(await phone.database.outbox.count()).toBe(0);
  });

  it('[FT-76] enters the same file once', async () => {
    const phone = await aLeadersPhone();
    const text = await aFile();
    const work = await read(phone, text);
    await recoverWork(phone.database, work, DEVICE);
    // Pressed twice, and chosen again.
    await recoverWork(phone.database, work, DEVICE);
    expect(told(await read(phone, text))).toMatchObject({ entries: 0, known: 2 });
    expect(await phone.database.outbox.count()).toBe(2);
  });

  it('[FT-59] leaves to others what stands beside forms that they lead', async () => {
    const phone = await aLeadersPhone();
    const preparer = { userId: 'leader', grants: [{ role: 'PREPARER', path: '/r/unit/' }] } as const;
    expect(told(await read(phone, await aFile(), preparer))).toMatchObject({ entries: 0, elsewhere: 2 });
  });

  it('refuses one’s own file, and one that is not whole', async () => {
    const { database } = await aPhoneWithRows(new ProtocolModel());
    const text = await aFile();
    const own = { ...LEADER, userId: 'somebody-else' };
    expect(await readForeignWork(database, textFile(text), own)).toEqual({
      ...{ kind: 'refused', reason: 'own-file' },
    });
    const altered = textFile(text.replace('"6"', '"9"'));
    expect(await readForeignWork(database, altered, LEADER)).toEqual({ kind: 'refused', reason: 'damaged' });
  });
});
