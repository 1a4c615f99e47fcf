import { Choices } from './choices.ts';
import type { DeviceName, Step } from './step.ts';

/** What happens beside forms: files of others, proposals, and what is said of findings. */
export class BesideForms extends Choices {
  /** Somebody above reads the file of a person whose phone sends it itself, is lost, or has sent it already. */
  protected recovering(): readonly Step[] {
    const random = this.random;
    const { device } = this.at();
    const written: Step = { do: 'export', device, tab: 0, ...this.mortal() };
    const boss = { device: random.pick(this.bosses), tab: 0 };
    const from = device === 'abe' ? 'abe' : 'ann';
    const entered: Step = { do: 'edit', device, tab: 0, form: 'a', cell: this.cell(), value: this.value() };
    const read: Step = { do: 'recover', ...boss, from, ...this.mortal() };
    const ways = random.pick<readonly Step[]>([
      [read],
      [read, this.sync(boss.device, 0)],
      [{ do: 'wipe', device }, read, this.sync(boss.device, 0)],
      [read, { do: 'online', device }, read],
      [{ do: 'online', device }, read, this.sync(boss.device, 0)],
    ]);
    return [{ do: 'offline', device }, entered, written, ...ways];
  }

  /** What stands beside a form is decided on, and entered by whoever fills the form in. */
  protected proposing(): readonly Step[] {
    const random = this.random;
    const boss = { device: random.pick(this.bosses), tab: 0 };
    const writer = { device: random.pick(this.writers), tab: 0 };
    // Few proposals stand at a time; the first one offered is mostly the one just made.
    const n = random.chance(0.8) ? 0 : random.below(3);
    const heard = (): Step => this.#hear(boss.device);
    const told = (): Step => this.#hear(writer.device);
    const accept: Step = { do: 'accept', ...boss, n, ...this.mortal() };
    const reject: Step = { do: 'reject', ...boss, n, ...this.mortal() };
    const adopt: Step = { do: 'adopt', ...writer, n, ...this.mortal() };
    const decided = random.pick<readonly Step[]>([
      [accept, heard()],
      [reject, heard()],
      [accept, heard(), told(), adopt, told()],
      [reject, { do: 'accept', ...boss, n }, heard()],
      [adopt, told()],
    ]);
    return [...this.#proposal(writer), heard(), ...decided];
  }

  /** Mostly over a good network: else what follows has nothing to be about. */
  #hear(device: DeviceName): Step {
    return this.random.chance(0.7) ? { do: 'sync', device, tab: 0, fates: [] } : this.sync(device, 0);
  }

  /** Something comes to stand beside form a: an entry that met a form handed in, or that came in a file. */
  #proposal(other: { readonly device: DeviceName; readonly tab: number }): readonly Step[] {
    const random = this.random;
    const { device, tab } = this.at();
    const entered: Step = { do: 'edit', device, tab, form: 'a', cell: this.cell(), value: this.value() };
    const submit: Step = { do: 'submit', ...other, form: 'a' };
    return random.pick<readonly Step[]>([
      [],
      [{ do: 'offline', device }, entered, submit, this.#hear(other.device), { do: 'online', device }],
      this.recovering(),
    ]);
  }

  /** Acts on findings, of which people above have few: they meet, and answers are taken back. */
  protected explaining(): readonly Step[] {
    const random = this.random;
    const device = random.pick(this.bosses);
    const at = { device, tab: this.tab() };
    const answer = (): Step => ({ do: 'answer', ...at, n: this.number(), ...this.mortal() });
    const revoke = (): Step => ({ do: 'revoke', ...at, n: random.below(3), ...this.mortal() });
    const sent = (): Step => this.sync(device, at.tab);
    return random.pick<readonly Step[]>([
      [answer()],
      [answer(), sent()],
      [answer(), revoke(), sent()],
      [sent(), revoke(), sent()],
      [answer(), sent(), revoke(), { do: 'revoke', device: random.pick(this.bosses), tab: 0, n: 0 }, sent()],
    ]);
  }
}
