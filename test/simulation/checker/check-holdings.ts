import type { DeviceStores, Event, History, Json } from '../history.ts';
import { logRows, ordered } from './log-rows.ts';
import { violation, type Violation } from './violation.ts';

/** What a mutation says, whatever it was said on top of. */
function said({ name, args }: Json): string {
  return ordered({ name, args: { ...(args as Json), base: null } });
}

const idsOf = (rows: readonly Json[]) => rows.map(({ id }) => String(id));

/** Where every entered mutation was at every moment: S1, S2, S14, S18, S19, and SY1. */
export class HoldingsCheck {
  readonly violations: Violation[] = [];
  readonly #entered = new Map<string, Json>();
  /** Gone with a device that was wiped before anybody else had them. */
  readonly #excused = new Set<string>();
  /** Their device's copy is gone: the server has them, as long as it is not restored. */
  readonly #onlyOnServer = new Set<string>();
  /** Taken back by a person: it need not come into the log, and may. */
  readonly #withdrawn = new Set<string>();
  readonly #stores = new Map<string, DeviceStores>();
  readonly #backups = new Map<string, readonly string[]>();
  #log: readonly string[] = [];
  #logBefore: readonly string[] = [];
  /** A new entry of the device since its person was last told that something is saved. */
  readonly #fresh = new Map<string, number>();

  take(event: Event): void {
    switch (event.kind) {
      case 'stored':
        this.#takeStored(event.device, event.stores);
        break;
      case 'copied': {
        const stores = this.#stores.get(event.from);
        if (stores) this.#stores.set(event.to, stores);
        break;
      }
      case 'wiped': {
        const stores = this.#stores.get(event.device);
        for (const id of idsOf([...(stores?.outbox ?? []), ...(stores?.withdrawn ?? [])]))
          this.#excused.add(id);
        // What it kept for a server that was set back goes with it, too: nobody else had it yet.
        const onServer = new Set(this.#log);
        for (const id of idsOf(stores?.kept ?? []))
          (onServer.has(id) ? this.#onlyOnServer : this.#excused).add(id);
        this.#stores.delete(event.device);
        return;
      }
      case 'log':
        this.#takeLog(event.ids);
        break;
      case 'backup':
        this.#backups.set(event.name, event.ids);
        return;
      case 'restored': {
        this.#log = this.#backups.get(event.name) ?? [];
        const names = [...this.#backups.keys()];
        for (const later of names.slice(names.indexOf(event.name) + 1)) this.#backups.delete(later);
        for (const id of this.#onlyOnServer) this.#excused.add(id);
        break;
      }
      case 'server-gone':
        return this.#takeEnd(event.point);
      default:
        return;
    }
    this.#expectAllHeld();
  }

  end({ server, devices }: History): readonly Violation[] {
    const log = new Map(logRows(server).map((row) => [row.id, row]));
    for (const [id, record] of this.#entered) {
      const logged = log.get(id);
      if (!logged && !this.#excused.has(id) && !this.#withdrawn.has(id))
        this.violations.push(violation('S1', `${id} never came into the log`));
      if (logged && ordered(logged.args) !== ordered(record['args'])) {
        this.violations.push(
          violation('S19', `${id} was logged with other arguments than it was entered with`),
        );
      }
    }
    for (const { device, stores } of devices) {
      if (stores.outbox.length > 0) {
        this.violations.push(violation('L1', `${device} still holds ${idsOf(stores.outbox).join(', ')}`));
      }
    }
    return this.violations;
  }

  #takeStored(device: string, stores: DeviceStores): void {
    const before = this.#stores.get(device);
    this.#stores.set(device, stores);
    for (const id of idsOf(stores.withdrawn)) this.#withdrawn.add(id);
    this.#expectEnteredAgain(device, before, stores);
    const kept = new Set(idsOf([...stores.kept, ...stores.withdrawn]));
    const pending = new Set(idsOf(stores.outbox));
    for (const record of stores.outbox) {
      if (this.#entered.has(String(record['id']))) continue;
      this.#entered.set(String(record['id']), record);
      this.#fresh.set(device, (this.#fresh.get(device) ?? 0) + 1);
    }
    for (const id of idsOf(before?.outbox ?? [])) {
      if (!pending.has(id) && !kept.has(id))
        this.violations.push(violation('S14', `${device} dropped ${id} unsent`));
    }
  }

  /** S2: what was taken back stays with its person until they enter the same again, in one commit. */
  #expectEnteredAgain(device: string, before: DeviceStores | undefined, { outbox, withdrawn }: DeviceStores) {
    const still = new Set(idsOf(withdrawn));
    for (const taken of before?.withdrawn ?? []) {
      if (still.has(String(taken['id']))) continue;
      const isAgain = (record: Json) =>
        !this.#entered.has(String(record['id'])) && said(record) === said(taken['record'] as Json);
      this.#excused.add(String(taken['id']));
      if (!outbox.some(isAgain))
        this.violations.push(violation('S2', `${device} let go of ${String(taken['id'])}`));
    }
  }

  /** S18: a log only grows, whatever ends in between; only a restore takes away. */
  #takeLog(ids: readonly string[]): void {
    const lost = this.#log.find((id, index) => ids[index] !== id);
    if (lost !== undefined)
      this.violations.push(violation('S18', `${lost} was in the log and is not any more`));
    this.#logBefore = this.#log;
    this.#log = ids;
  }

  /** S18: what did not come to its commit has left nothing. */
  #takeEnd(point: string): void {
    if (point === 'after-commit-before-reply' || this.#log.length === this.#logBefore.length) return;
    this.violations.push(violation('S18', `the server ended at ${point}, and the log has grown`));
  }

  #expectAllHeld(): void {
    const held = new Set(this.#log);
    for (const { outbox, kept, withdrawn } of this.#stores.values())
      for (const id of idsOf([...outbox, ...kept, ...withdrawn])) held.add(id);
    for (const ids of this.#backups.values()) for (const id of ids) held.add(id);
    for (const id of this.#entered.keys()) {
      if (held.has(id) || this.#excused.has(id)) continue;
      this.#excused.add(id);
      this.violations.push(violation('S2', `${id} is nowhere any more`));
    }
  }
}
