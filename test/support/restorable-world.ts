import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import { expect } from 'vitest';
import type { OpenDatabase } from './each-database.ts';
import { cellsOf, enterMeasures } from './own-cells.ts';
import { Phone } from './phone.ts';
import { queryRaw } from './raw-database.ts';
import { runAdmin } from './run-admin.ts';
import { startServer, type RunningServer } from './start-server.ts';

type Env = Awaited<ReturnType<OpenDatabase>>['env'];

/** Two phones of one person, and one each of two others. */
const PEOPLE = ['urumqi', 'urumqi', 'changji', 'bayingol'];
/** The second phone of a person writes into other cells than the first. */
const SECOND_PHONE_FROM = 6;

/** A database whose server is stopped, killed, restored and started again, and four phones that go on. */
export class RestorableWorld {
  phones: readonly Phone[] = [];
  readonly #entered = new Set<string>();
  #server: RunningServer | null = null;

  private constructor(readonly env: Env) {}

  static async begin(open: OpenDatabase): Promise<RestorableWorld> {
    const world = new RestorableWorld((await open()).env);
    const { url } = await world.start();
    // One after another: the app's GraphQL client asks the same question at the same moment only once.
    try {
      for (const person of PEOPLE) world.phones = [...world.phones, await Phone.signIn(url, person)];
    } catch (error) {
      await world.end();
      throw error;
    }
    return world;
  }

  async start(): Promise<RunningServer> {
    const server = await startServer({ ...this.env, DEMO: '1' });
    this.#server = server;
    for (const phone of this.phones) phone.moveTo(server.url);
    return server;
  }

  /** As a power cut would: a clean end is waited for elsewhere. */
  async kill(): Promise<void> {
    await this.#server?.stop('SIGKILL');
    this.#server = null;
  }

  async end(): Promise<void> {
    for (const phone of this.phones) phone.close();
    await this.kill();
  }

  admin(...args: string[]) {
    return runAdmin(this.env, ...args);
  }

  /** Each phone writes one text into the cell of this round and sends it. */
  async everybodyEnters(text: string, round: number): Promise<void> {
    for (const [index, phone] of this.phones.entries()) {
      const cells = await cellsOf(phone);
      const from = PEOPLE.indexOf(PEOPLE[index] ?? '') === index ? 0 : SECOND_PHONE_FROM;
      await this.enter(phone, (from + round) % cells.length, 1, text);
      expect(await phone.sync()).toBeNull();
    }
  }

  async enter(phone: Phone, from: number, count: number, text: string): Promise<void> {
    await enterMeasures(phone, from, count, text);
    for (const id of await phone.held()) this.#entered.add(id);
  }

  /** One phone after the other, in the given order; why each one stopped. */
  async syncAll(order = this.phones.map((_, index) => index)): Promise<unknown[]> {
    const stops: unknown[] = [];
    for (const index of order) stops.push(await this.phones[index]?.sync());
    return stops;
  }

  get enteredCount(): number {
    return this.#entered.size;
  }

  async measures(): Promise<string[]> {
    const rows = await queryRaw(
      this.env,
      'SELECT improvement_measure AS text FROM indicator_actual WHERE improvement_measure IS NOT NULL',
    );
    return rows.map(({ text }) => String(text)).sort();
  }

  async epoch(): Promise<unknown> {
    return (await queryRaw(this.env, 'SELECT epoch FROM sync_head'))[0]?.['epoch'];
  }

  /** Every mutation that was ever entered: applied, in the log once, told to its phone, and no longer waiting. */
  async expectEverythingOnce(): Promise<void> {
    const log = await queryRaw(this.env, 'SELECT id, outcome, seq FROM mutation_log');
    const seqOf = new Map(log.map(({ id, seq }) => [id, seq]));
    expect(log.map(({ id }) => String(id)).sort()).toEqual([...this.#entered].sort());
    expect(log.filter(({ outcome }) => outcome !== 'APPLIED' && outcome !== 'NOOP')).toEqual([]);
    for (const phone of this.phones) {
      expect(await phone.database.outbox.count()).toBe(0);
      const kept = await phone.database.kept.toArray();
      expect(kept.map(({ verdict }) => verdict.seq)).toEqual(kept.map(({ id }) => seqOf.get(id)));
    }
  }

  /** Copies the stopped server's database as somebody does who knows nothing of `pnpm admin`. */
  copyRaw(): Promise<() => Promise<void>> {
    const { DATA_DIR, DATABASE_URL } = this.env;
    if (DATABASE_URL !== undefined) return copyPostgres(DATABASE_URL);
    const file = join(DATA_DIR, 'attain.sqlite');
    const copy = (from: string, to: string) => {
      rmSync(`${to}-shm`, { force: true });
      for (const ending of ['', '-wal']) cpSync(from + ending, to + ending);
      return Promise.resolve();
    };
    return copy(file, `${file}.old`).then(() => () => copy(`${file}.old`, file));
  }

  async execute(sql: string): Promise<void> {
    const { DATA_DIR, DATABASE_URL } = this.env;
    if (DATABASE_URL !== undefined) return executeOn(DATABASE_URL, sql);
    await new Promise<void>((resolve, reject) => {
      const database = new sqlite3.Database(join(DATA_DIR, 'attain.sqlite'));
      database.exec(sql, (error) => database.close(() => (error ? reject(error) : resolve())));
    });
  }
}

async function copyPostgres(url: string): Promise<() => Promise<void>> {
  const name = new URL(url).pathname.slice(1);
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  await executeOn(maintenance.href, `CREATE DATABASE ${name}_old TEMPLATE ${name}`);
  return async () => {
    await executeOn(maintenance.href, `DROP DATABASE ${name} WITH (FORCE)`);
    await executeOn(maintenance.href, `ALTER DATABASE ${name}_old RENAME TO ${name}`);
  };
}

async function executeOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
