import { outage, type Outcome, type OutageCause } from '../../../client/src/api/outcome.ts';
import type { PullPage, PullResult, PushRequest, PushResult } from '../../../client/src/api/sync.ts';
import type { SyncTransport } from '../../../client/src/sync/sync-transport.ts';
import type { Event, Json } from '../history.ts';
import type { Reply, ServerFault, ServerProcess } from './server-process.ts';

/** What becomes of one call. */
export type Fate =
  /** Delivered, and answered. */
  | 'ok'
  | 'lost-request'
  | 'lost-answer'
  /** Delivered twice, and the second answer is heard. */
  | 'twice'
  /** The caller gives up; the request arrives when a later step says so. */
  | 'late'
  /** The caller waits until a later step delivers it. */
  | 'slow'
  /** The answer breaks off in the middle. */
  | 'cut'
  | 'portal'
  | 'too-large'
  | 'busy'
  | 'signed-out'
  /** The caller ends before the request leaves, or before the answer is heard. */
  | 'crash-before'
  | 'crash-after'
  /** The server ends while it works on the call. */
  | ServerFault;

/** The end of the wire that a tab holds. */
export interface Caller {
  readonly device: { readonly name: string; readonly user: string; readonly isOffline: boolean };
  readonly isDead: boolean;
  /** Of the calls to come; after them everything goes well. */
  readonly fates: Fate[];
  die(): void;
}

interface Call {
  readonly n: number;
  readonly caller: Caller;
  readonly kind: 'push' | 'pull' | 'bucket';
  readonly text: string;
  readonly fate: Fate;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

const OUTAGES: Partial<Record<Fate & string, OutageCause>> = {
  'lost-request': 'network',
  'lost-answer': 'timeout',
  late: 'timeout',
  cut: 'network',
  portal: 'not-ours',
  'too-large': 'too-large',
  busy: 'busy',
};
const NOT_DELIVERED: readonly unknown[] = [
  'lost-request',
  'late',
  'portal',
  'too-large',
  'busy',
  'signed-out',
];

const READ_BY = { pull: 'pull', bucket: 'pullBucket' } as const;

/** Carries texts between tabs and the server, one call at a time, each to the fate that the run has for it. */
export class Network {
  /** Rows and verdicts of a page at most, whatever the device asks for. */
  pageLimit = 200;
  /** Whether devices are told the sums of the server's rows, to compare their own with them. */
  tellsSums = false;
  /** Given up by their callers, and still under way. */
  readonly late: Call[] = [];
  /** Waited for. */
  readonly slow: Call[] = [];
  readonly #queue: (() => Promise<void>)[] = [];
  #calls = 0;

  constructor(
    readonly server: ServerProcess,
    readonly record: (event: Event) => void,
  ) {}

  transportOf(caller: Caller): SyncTransport {
    // What arrives is JSON of the schema's shape, as it does over HTTP.
    return {
      push: (request: PushRequest) =>
        this.#call(caller, 'push', JSON.stringify(request)) as Promise<Outcome<PushResult>>,
      pull: (cursor, limit, checksums) => {
        const request = {
          cursor,
          limit: Math.min(limit, this.pageLimit),
          checksums: this.tellsSums ? checksums : null,
        };
        return this.#call(caller, 'pull', JSON.stringify(request)) as Promise<Outcome<PullResult>>;
      },
      pullBucket: (bucket, after) =>
        this.#call(caller, 'bucket', JSON.stringify({ bucket, after })) as Promise<Outcome<PullPage | null>>,
      confirmUser: () =>
        Promise.resolve(caller.device.isOffline ? outage('network') : { kind: 'ok', value: null }),
    };
  }

  /** A call of another kind, which takes its turn. */
  enqueue(meet: () => Promise<void>): void {
    this.#queue.push(meet);
  }

  /** Handles the oldest call that nobody holds back. False: there is none. */
  async handleNext(): Promise<boolean> {
    const meet = this.#queue.shift();
    if (!meet) return false;
    await meet();
    return true;
  }

  /** What was under way arrives after all. */
  async deliverLate(n: number): Promise<void> {
    const [call] = this.late.splice(n % Math.max(1, this.late.length), 1);
    if (call) await this.#deliver(call, null);
  }

  async deliverSlow(n: number): Promise<void> {
    const [call] = this.slow.splice(n % Math.max(1, this.slow.length), 1);
    if (call) this.#answer(call, await this.#deliver(call, null));
  }

  #call(caller: Caller, kind: Call['kind'], text: string): Promise<Outcome<unknown>> {
    return new Promise((settle) => {
      if (caller.isDead) return;
      const n = (this.#calls += 1);
      const { device, fates } = caller;
      const request = { kind, ...(JSON.parse(text) as Json) };
      this.record({ kind: 'sent', call: n, device: device.name, user: device.user, request });
      const fate = device.isOffline ? 'lost-request' : (fates.shift() ?? 'ok');
      this.enqueue(() => this.#meetFate({ n, caller, kind, text, fate, settle }));
    });
  }

  async #meetFate(call: Call): Promise<void> {
    const { caller, fate, settle } = call;
    if (fate === 'crash-before') return caller.die();
    if (fate === 'slow') return void this.slow.push(call);
    if (fate === 'late') this.late.push(call);
    const cause = typeof fate === 'string' ? OUTAGES[fate] : undefined;
    if (NOT_DELIVERED.includes(fate)) {
      return settle(cause ? outage(cause) : { kind: 'signed-out' });
    }
    const first = await this.#deliver(call, typeof fate === 'object' ? fate : null);
    const reply = fate === 'twice' ? await this.#deliver(call, null) : first;
    if (fate === 'crash-after') return caller.die();
    if (cause) return settle(outage(cause));
    this.#answer(call, reply);
  }

  async #deliver({ n, caller, kind, text }: Call, fault: ServerFault | null): Promise<Reply> {
    const { user } = caller.device;
    const { server } = this;
    const reply = await (kind === 'push'
      ? server.push(user, text, fault)
      : server[READ_BY[kind]](user, text));
    if (reply.kind === 'answer') {
      this.record({ kind: 'answered', call: n, user, answer: JSON.parse(reply.text) as Json });
    }
    if (reply.kind === 'defect') this.record({ kind: 'defect', where: 'server', message: reply.message });
    if (kind === 'push') this.record({ kind: 'log', ids: await this.server.logIds() });
    if (reply.kind === 'gone' && fault) {
      const { mutations = [] } = JSON.parse(text) as {
        readonly mutations?: readonly { readonly id: string }[];
      };
      this.record({ kind: 'server-gone', point: fault.point, sentIds: mutations.map(({ id }) => id) });
    }
    return reply;
  }

  #answer({ n, caller, settle }: Call, reply: Reply): void {
    if (caller.isDead) return;
    switch (reply.kind) {
      case 'answer':
        this.record({ kind: 'heard', call: n, device: caller.device.name });
        return settle({ kind: 'ok', value: JSON.parse(reply.text) });
      case 'error':
        return settle(
          reply.code === 'NOT_SIGNED_IN'
            ? { kind: 'signed-out' }
            : { kind: 'refused', code: reply.code, details: reply.details },
        );
      case 'defect':
      case 'gone':
        return settle(outage('server-error'));
    }
  }
}
