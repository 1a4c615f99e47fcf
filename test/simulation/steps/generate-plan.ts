import { SeededRandom } from '../world/seeded-random.ts';
import { BesideForms } from './beside-forms.ts';
import { someByteFates } from './random-fates.ts';
import type { DeviceName, Plan, Step } from './step.ts';

const SHORTEST = 10;
const LONGEST = 32;

/** The steps of one history, all of them decided by the seed. */
export function generatePlan(seed: number): Plan {
  const random = new SeededRandom(seed);
  const generator = new Generator(random);
  const length = SHORTEST + random.below(LONGEST - SHORTEST + 1);
  const steps: Step[] = [];
  while (steps.length < length) steps.push(...generator.next());
  const pageLimit = random.weighted([
    [6, 200],
    [1, 12],
    [1, 5],
  ]);
  return { seed, pageLimit, steps, comparesRows: seed % 2 === 0 };
}

class Generator extends BesideForms {
  /** The next step, or some that follow each other: what was entered is sent, what was sent is decided on. */
  next(): readonly Step[] {
    const random = this.random;
    return random.weighted<() => readonly Step[]>([
      [20, () => this.#entry()],
      [12, () => [this.sync()]],
      [4, () => this.#typing()],
      [4, () => this.#twoAtOnce()],
      [6, () => this.#decision()],
      [3, () => this.#attaching()],
      [6, () => this.#settling()],
      [3, () => this.explaining()],
      [2, () => this.recovering()],
      [3, () => this.proposing()],
      [2, () => [{ do: 'look', ...this.onForm() }]],
      [3, () => [{ do: random.chance(0.7) ? 'crash' : 'close', ...this.at() }]],
      [3, () => [{ do: random.chance(0.35) ? 'offline' : 'online', device: this.at().device }]],
      [5, () => this.#disaster()],
      [
        1,
        () => [
          {
            do: 'clock',
            device: this.at().device,
            to: random.pick(['2099', '1970', '-3h', '+1d', 'right']),
          },
        ],
      ],
      [4, () => [{ do: 'pass', ms: random.pick([500, 500, 35_000, 400_000]) }]],
      [3, () => [{ do: 'deliver', what: random.pick(['late', 'slow']), n: random.below(3) }]],
      [
        2,
        () => [
          { do: 'scope', user: random.chance(0.7) ? 'ann' : 'abe', to: random.pick(['a', 'a', 'b', 'none']) },
        ],
      ],
    ])();
  }

  #entry(): readonly Step[] {
    const random = this.random;
    const onForm = this.onForm();
    const step = random.weighted<Step>([
      [16, { do: 'edit', ...onForm, cell: this.cell(), value: this.value(), ...this.mortal() }],
      [2, { do: 'group', ...onForm, cells: [0, 1 + random.below(3)], n: this.number(), ...this.mortal() }],
      [1, { do: 'future', ...onForm, n: this.number() }],
      [1, { do: 'comment', ...onForm, n: this.number() }],
    ]);
    return random.chance(0.45) ? [step, this.sync(onForm.device, onForm.tab)] : [step];
  }

  #typing(): readonly Step[] {
    const onForm = this.onForm();
    const { device, tab } = onForm;
    const begun: Step = { do: 'type', ...onForm, cell: this.cell(), value: this.value() };
    const between = this.random.pick<readonly Step[]>([
      [],
      [{ do: 'pass', ms: 500 }],
      [this.sync(device, tab)],
      [
        { do: 'pass', ms: 500 },
        { do: 'crash', device, tab },
      ],
    ]);
    return [begun, ...between, { do: 'save', device, tab, ...this.mortal() }];
  }

  #attaching(): readonly Step[] {
    const random = this.random;
    const onForm = this.onForm();
    const { device, tab } = onForm;
    const send = (): Step => ({ do: 'send', device, tab, fates: someByteFates(random) });
    const attach: Step = { do: 'attach', ...onForm, n: this.number(), ...this.mortal() };
    return random.pick<readonly Step[]>([
      [attach],
      [attach, this.sync(device, tab), send()],
      [attach, this.sync(device, tab), send(), send()],
      [send()],
      [{ do: 'detach', ...onForm, n: random.below(3), ...this.mortal() }],
      [attach, { do: 'detach', ...onForm, n: 0, ...this.mortal() }, this.sync(device, tab), send()],
    ]);
  }

  #twoAtOnce(): readonly Step[] {
    const [first, second] = [this.#single(), this.#single()];
    return [{ do: 'together', first, second, lag: this.random.below(40) }];
  }

  #single(): Step {
    if (this.random.chance(0.5)) return this.sync();
    return { do: 'edit', ...this.onForm(), cell: this.cell(), value: this.value() };
  }

  #decision(): readonly Step[] {
    const random = this.random;
    const onForm = this.onForm();
    const boss = { device: random.pick(this.bosses), tab: 0 };
    const { form } = onForm;
    const submit: Step = { do: 'submit', ...onForm, ...this.mortal() };
    const decide: Step = { do: random.chance(0.4) ? 'approve' : 'return', ...boss, form, ...this.mortal() };
    const heard = (): Step => this.sync(boss.device, 0);
    const told = (): Step => this.sync(onForm.device, onForm.tab);
    return random.pick<readonly Step[]>([
      [submit],
      [submit, told()],
      [submit, told(), heard(), decide, heard()],
      [decide, heard()],
      [heard(), { do: 'reopen', ...boss, form }, heard()],
      [{ do: 'comment', ...boss, form, n: this.number() }],
    ]);
  }

  #settling(): readonly Step[] {
    const random = this.random;
    const at = this.at();
    const way = random.pick(['mine', 'theirs', 'other'] as const);
    if (random.chance(0.3)) return this.#withdrawing(at);
    if (random.chance(0.2)) return this.#carrying(at.device);
    if (random.chance(0.6)) return [{ do: 'resolve', ...at, way, n: this.number(), ...this.mortal() }];
    return [{ do: random.chance(0.7) ? 'repeat' : 'dismiss', ...at }];
  }

  #withdrawing({ device, tab }: { readonly device: DeviceName; readonly tab: number }): readonly Step[] {
    const random = this.random;
    const taken: Step = { do: 'withdraw', device, tab, n: random.below(3), ...this.mortal() };
    const again: Step = { do: 'unwithdraw', device, tab, n: random.below(2), ...this.mortal() };
    const between = this.#entry();
    return random.pick<readonly Step[]>([
      [taken],
      [taken],
      [taken, again],
      [taken, ...between, again],
      [again],
    ]);
  }

  /** A file that is written on one device and read on another one of the same person, or on the same one, wiped. */
  #carrying(device: DeviceName): readonly Step[] {
    const random = this.random;
    const written: Step = { do: 'export', device, tab: 0, ...this.mortal() };
    const reader = random.pick<DeviceName>([device, 'ann', 'ann2', 'copy']);
    const read: Step = { do: 'import', device: reader, tab: 0, ...this.mortal() };
    return random.pick<readonly Step[]>([
      [written],
      [read],
      [written, read],
      [written, { do: 'wipe', device }, read],
      [written, this.sync(device, 0), read],
    ]);
  }

  #disaster(): readonly Step[] {
    const random = this.random;
    return random.weighted<readonly Step[]>([
      [5, [{ do: 'backup' }]],
      [
        4,
        [
          {
            do: 'restore',
            which: random.chance(0.7) ? 'newest' : 'previous',
            hasNewEpoch: random.chance(0.6),
          },
        ],
      ],
      [1, [{ do: 'restart' }]],
      [1.5, [{ do: 'wipe', device: random.pick(this.writers) }]],
      [3, [{ do: 'copy', device: random.pick<DeviceName>(['ann', 'ann', 'abe']) }]],
    ]);
  }
}
