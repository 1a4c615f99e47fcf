import type { DeviceTime } from '@attain/shared/sync/mutation';
import type { DeviceStores, Json } from '../history.ts';
import { DeviceStorage } from './device-storage.ts';
import { Tab } from './tab.ts';
import type { World } from './world.ts';

const YEAR_2099 = Date.parse('2099-06-01T00:00:00.000Z');

export type ClockJump = '2099' | '1970' | '-3h' | '+1d' | 'right';

/** A phone, tablet or browser: one person's storage, their tabs on it, and a clock that may say anything. */
export class Device {
  isOffline = false;
  readonly tabs: (Tab | null)[] = [null, null];
  storage: DeviceStorage;
  #skewMs = 0;
  #storages = 0;
  readonly #lockHolders = new Map<string, Tab>();
  #last = '';

  constructor(
    readonly world: World,
    readonly name: string,
    readonly user: string,
  ) {
    this.storage = this.#newStorage();
  }

  /** The tab, opened when it is not: the app starts, shows what it has, and asks the server. */
  async tab(n: number): Promise<Tab> {
    const place = n % this.tabs.length;
    const open = this.tabs[place];
    if (open && !open.isDead) return open;
    const tab = new Tab(this);
    this.tabs[place] = tab;
    tab.engine.start();
    await this.world.settle();
    return tab;
  }

  openTabs(): readonly Tab[] {
    return this.tabs.filter((tab): tab is Tab => tab !== null && !tab.isDead);
  }

  wallMs(): number {
    return this.world.runtime.nowMs + this.#skewMs;
  }

  time(): DeviceTime {
    return { wallMs: this.wallMs(), monoMs: 0, timeZone: 'Asia/Urumqi' };
  }

  jump(to: ClockJump): void {
    const { nowMs } = this.world.runtime;
    const skews: Record<ClockJump, number> = {
      '2099': YEAR_2099 - nowMs,
      '1970': 1000 - nowMs,
      '-3h': this.#skewMs - 3 * 3_600_000,
      '+1d': this.#skewMs + 24 * 3_600_000,
      right: 0,
    };
    this.#skewMs = skews[to];
  }

  /** The browser throws everything away: tabs end, the storage is a new one. */
  wipe(): void {
    for (const tab of this.openTabs()) tab.die();
    this.storage = this.#newStorage();
    this.#last = '';
  }

  /** Web Locks of this browser, as one of its tabs sees them. */
  locksOf(tab: Tab): LockManager {
    const request = async (
      name: string,
      _options: LockOptions,
      work: (lock: Lock | null) => Promise<unknown>,
    ): Promise<unknown> => {
      if (this.#lockHolders.has(name)) return work(null);
      this.#lockHolders.set(name, tab);
      try {
        return await work({ name, mode: 'exclusive' });
      } finally {
        if (this.#lockHolders.get(name) === tab) this.#lockHolders.delete(name);
      }
    };
    // The only one of its members that the app uses.
    return { request } as unknown as LockManager;
  }

  isSending(): boolean {
    return this.#lockHolders.size > 0;
  }

  release(tab: Tab): void {
    for (const [name, holder] of this.#lockHolders) if (holder === tab) this.#lockHolders.delete(name);
  }

  stores(): DeviceStores {
    const { tables } = this.storage.read();
    const rows = (name: string) => (tables[name] ?? []) as readonly Json[];
    const meta = (key: string) =>
      (rows('meta').find((row) => row['key'] === key)?.['value'] ?? null) as Json | null;
    return {
      outbox: rows('outbox'),
      kept: rows('kept'),
      withdrawn: rows('withdrawn'),
      drafts: rows('drafts'),
      chain: meta('chain'),
      pull: meta('pull'),
    };
  }

  #newStorage(): DeviceStorage {
    this.#storages += 1;
    return new DeviceStorage(`${this.name}-${this.#storages}`, () => this.#tellStored());
  }

  #tellStored(): void {
    const stores = this.stores();
    const text = JSON.stringify(stores);
    if (text === this.#last) return;
    this.#last = text;
    this.world.record({ kind: 'stored', device: this.name, stores });
  }
}
