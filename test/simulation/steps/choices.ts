import type { CrashPoint } from '../world/device-storage.ts';
import type { SeededRandom } from '../world/seeded-random.ts';
import { someFates } from './random-fates.ts';
import type { DeviceName, Step, ValueChoice } from './step.ts';

type Devices = readonly [DeviceName, ...DeviceName[]];

/** What a history draws on: who takes part, and what they may choose from. */
export class Choices {
  readonly random: SeededRandom;
  /** Who takes part: few devices that meet often find more than many that pass by each other. */
  readonly writers: Devices;
  readonly bosses: Devices;
  #values = 0;

  constructor(random: SeededRandom) {
    this.random = random;
    this.writers = random.weighted<Devices>([
      [2, ['ann']],
      [4, ['ann', 'abe']],
      [2, ['ann', 'ann2']],
      [2, ['ann', 'abe', 'ann2', 'copy']],
      [3, ['ann', 'copy']],
    ]);
    this.bosses = random.weighted<Devices>([
      [4, ['rex']],
      [2, ['rex', 'mia']],
      [1, ['mia']],
    ]);
  }

  sync(device = this.anybody(), tab = this.tab()): Step {
    return { do: 'sync', device, tab, fates: someFates(this.random), ...this.mortal() };
  }

  at(): { readonly device: DeviceName; readonly tab: number } {
    return { device: this.random.pick(this.writers), tab: this.tab() };
  }

  anybody(): DeviceName {
    return this.random.pick(this.random.chance(0.2) ? this.bosses : this.writers);
  }

  tab(): number {
    return this.random.chance(0.12) ? 1 : 0;
  }

  onForm(): { readonly device: DeviceName; readonly tab: number; readonly form: string } {
    const form = this.random.weighted([
      [20, 'a'],
      [1, 'b'],
    ]);
    return { ...this.at(), form };
  }

  /** Most on one cell, so that people meet. */
  cell(): number {
    return this.random.weighted([
      [5, 0],
      [1, 1],
      [1, 2],
      [3, 3],
      [1, 4],
      [1.5, 5],
      [0.5, 6],
    ]);
  }

  value(): ValueChoice {
    return this.random.weighted<ValueChoice>([
      [8, { new: this.number() }],
      [2, { common: this.random.below(3) }],
      [0.4, { bad: true }],
      [0.4, { empty: true }],
    ]);
  }

  number(): number {
    return (this.#values += 1);
  }

  mortal(): { readonly crash?: CrashPoint } {
    const random = this.random;
    if (!random.chance(0.06)) return {};
    return { crash: { at: random.chance(0.6) ? 'write' : 'commit', n: 1 + random.below(6) } };
  }
}
