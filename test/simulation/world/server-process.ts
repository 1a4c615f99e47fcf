import { join } from 'node:path';
import { DomainError } from '@attain/shared/errors/domain-error';
import {
  createByteServer,
  type ByteAnswer,
  type ByteRequest,
  type ByteServer,
} from '../../../server/src/evidence/byte-server.test-support.ts';
import type { Database } from '../../../server/src/database/data-source.ts';
import { CursorSigner } from '../../../server/src/sync/cursor.ts';
import type { FaultPoint } from '../../../server/src/sync/fault-point.ts';
import type { PullAnswer } from '../../../server/src/sync/pull-result.ts';
import { PullService } from '../../../server/src/sync/pull.service.ts';
import type { PushAnswer } from '../../../server/src/sync/push-result.ts';
import { PushService } from '../../../server/src/sync/push.service.ts';
import type { Push } from '../../../server/src/sync/push.ts';
import { faultSwitch } from './fault-switch.ts';
import type { ServerStorage } from './server-storage.ts';
import { answerText } from './wire.ts';

/** The process is killed when it passes the point for the n-th time. */
export interface ServerFault {
  readonly point: FaultPoint;
  readonly n: number;
}

/** What a request comes to: a text, an error that the domain knows, or nothing, since nobody is left to answer. */
export type Reply =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string; readonly details: unknown }
  | { readonly kind: 'defect'; readonly message: string }
  | { readonly kind: 'gone' };

interface Running {
  readonly database: Database;
  readonly pushes: PushService;
  readonly pulls: PullService;
  /** Made when the first bytes come. */
  bytes: ByteServer | null;
}

class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
}

/** The server's own services over its own storage, in a process that can end at any fault point and start again. */
export class ServerProcess {
  readonly defects: object[] = [];
  readonly #storage: ServerStorage;
  readonly #nowMs: () => number;
  #running: Running | null = null;
  #isDead = false;

  constructor(storage: ServerStorage, nowMs: () => number) {
    this.#storage = storage;
    this.#nowMs = nowMs;
  }

  get database(): Database {
    if (!this.#running) throw new Error('the server does not run');
    return this.#running.database;
  }

  /** Where bytes stay as they came, by the server's own names. */
  get originals(): string {
    return join(this.#storage.folder, 'evidence', 'originals');
  }

  async start(): Promise<void> {
    this.#isDead = false;
    const database = await this.#storage.open();
    const now = () => new Date(this.#nowMs());
    const log = { error: (details: object) => void this.defects.push(details) };
    const { gate, snapshots } = database;
    const mortal = { ...database, gate: this.#mortal(gate), snapshots: this.#mortal(snapshots) };
    this.#running = {
      database,
      pushes: new PushService(mortal, now, log),
      pulls: new PullService(mortal, new CursorSigner(Buffer.from('a key of the simulation')), now, log),
      bytes: null,
    };
  }

  async stop(): Promise<void> {
    await this.#running?.bytes?.close();
    await this.#running?.database.close();
    this.#running = null;
  }

  /** Ends for good: its connections are the storage's. */
  async retire(): Promise<void> {
    await this.#running?.bytes?.close();
    if (this.#running) await this.#storage.release(this.#running.database);
    this.#running = null;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async push(userId: string, text: string, fault: ServerFault | null): Promise<Reply> {
    // As the GraphQL layer hands it on: an absent value is null.
    const request = JSON.parse(text) as Push;
    return this.#serve('PushResult', fault, ({ pushes }) =>
      pushes.push(userId, { ...request, epoch: request.epoch ?? null }),
    );
  }

  async pull(userId: string, text: string): Promise<Reply> {
    const pull = JSON.parse(text) as Parameters<PullService['pull']>[1];
    return this.#serve('PullResult', null, ({ pulls }) => pulls.pull(userId, pull));
  }

  async pullBucket(userId: string, text: string): Promise<Reply> {
    const { bucket, after } = JSON.parse(text) as {
      readonly bucket: Parameters<PullService['pullBucket']>[1];
      readonly after: string | null;
    };
    return this.#serve('PullResult', null, ({ pulls }) => pulls.pullBucket(userId, bucket, after));
  }

  async takeBytes(userId: string, request: ByteRequest): Promise<ByteAnswer> {
    const running = this.#running;
    if (!running) throw new Error('the server does not run');
    running.bytes ??= await createByteServer(running.database, this.#storage.folder);
    return running.bytes.answer(userId, request);
  }

  /** Ids of the mutations that are committed to the log, in its order. */
  async logIds(): Promise<readonly string[]> {
    const rows = await this.database.reader.query<{ readonly id: string }[]>(
      'SELECT id FROM mutation_log ORDER BY seq',
    );
    return rows.map(({ id }) => id);
  }

  async #serve(
    union: 'PushResult' | 'PullResult',
    fault: ServerFault | null,
    call: (running: Running) => Promise<PushAnswer | PullAnswer | null>,
  ): Promise<Reply> {
    if (!this.#running) throw new Error('the server does not run');
    let left = fault?.n ?? 0;
    faultSwitch.reach = (point) => {
      if (point !== fault?.point || (left -= 1) > 0) return;
      this.#isDead = true;
      throw new ProcessGone();
    };
    try {
      const text = answerText(union, await call(this.#running));
      return { kind: 'answer', text };
    } catch (error) {
      if (this.#isDead) return { kind: 'gone' };
      if (error instanceof DomainError)
        return { kind: 'error', code: String(error.code), details: error.details };
      return {
        kind: 'defect',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    } finally {
      faultSwitch.reach = () => undefined;
      // What was not committed has been rolled back, as the next start would find it.
      if (this.#isDead) await this.restart();
    }
  }

  /** A dead process begins no unit of work any more: without this, the retry of a push would survive its own death. */
  #mortal<T extends object>(gate: T): T {
    const refuseWhenDead = (call: () => unknown) =>
      this.#isDead ? Promise.reject(new ProcessGone()) : call();
    return new Proxy(gate, {
      get: (target, key): unknown => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => refuseWhenDead((): unknown => Reflect.apply(member, target, args));
      },
    });
  }
}
