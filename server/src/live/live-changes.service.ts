import { canSee, withOwnPlace, type Reach } from '@attain/shared/organisation/scope';
import type { SessionService, SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';

/** One open stream. */
export interface Listener {
  /** Of the session that the stream belongs to. */
  readonly token: string;
  /** Something changed in this person's scope; there is nothing to say about what. */
  poke(): void;
  /** Keeps the connection from being taken for dead. */
  beat(): void;
  end(): void;
}

/** A change is told at most this much later. One row is read for it, whoever wrote: this process or another. */
const LOOK_EVERY_MS = 1000;
/** A session that ended elsewhere loses its streams within this time (C-59). */
const CONFIRM_EVERY_MS = 4000;
/** Proxies give up a silent connection after half a minute or more. */
const BEAT_EVERY_MS = 20_000;
/** Browsers open six connections to one origin: streams must not take them all. Other tabs ask now and then. */
export const MAX_STREAMS_PER_SESSION = 2;

interface Happened {
  readonly changes: readonly { readonly reach: Reach; readonly ownerPath: string }[];
  readonly userIds: ReadonlySet<string>;
  /** Another epoch: nothing of what was known holds. */
  readonly isEverything: boolean;
}

/** Tells phones that are looking that there is something to pull. Correctness never depends on it. */
export class LiveChangesService {
  readonly #listeners = new Set<Listener>();
  #head: Pick<SyncHead, 'seq' | 'epoch'> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #confirmedAt = 0;
  #beatAt = 0;

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly nowMs: () => number,
    private readonly onDefect: (error: unknown) => void,
  ) {}

  /** @returns The end of listening; null when the session has its streams already. */
  listen(listener: Listener): (() => void) | null {
    const ofSession = [...this.#listeners].filter(({ token }) => token === listener.token);
    if (ofSession.length >= MAX_STREAMS_PER_SESSION) return null;
    this.#listeners.add(listener);
    this.#timer ??= this.#lookAgain();
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  #lookAgain(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#look()
        .catch(this.onDefect)
        .finally(() => {
          const isOpen = this.#timer !== null && this.#listeners.size > 0;
          if (!isOpen) this.#head = null;
          this.#timer = isOpen ? this.#lookAgain() : null;
        });
    }, LOOK_EVERY_MS);
  }

  async #look(): Promise<void> {
    const now = this.nowMs();
    const happened = await this.#whatHappened();
    if (happened || now - this.#confirmedAt >= CONFIRM_EVERY_MS) {
      this.#confirmedAt = now;
      for (const listener of this.#listeners) await this.#tell(listener, happened);
    }
    if (now - this.#beatAt >= BEAT_EVERY_MS) {
      this.#beatAt = now;
      for (const listener of this.#listeners) listener.beat();
    }
  }

  /** What a person may see is read anew for each poke, as for each request. */
  async #tell(listener: Listener, happened: Happened | null): Promise<void> {
    const signedIn = await this.sessions.find(listener.token);
    if (!signedIn) {
      this.#listeners.delete(listener);
      listener.end();
    } else if (happened && concerns(signedIn, happened)) listener.poke();
  }

  async #whatHappened(): Promise<Happened | null> {
    const { manager } = this.database.reader;
    const { seq, epoch } = await manager.findOneByOrFail(SyncHead, { id: 1 });
    const before = this.#head;
    this.#head = { seq, epoch };
    // The first look after a time without streams: whoever has just come may have missed something.
    if (!before || before.epoch !== epoch) return { changes: [], userIds: new Set(), isEverything: true };
    if (before.seq === seq) return null;
    const range = { after: before.seq, upTo: seq };
    const changes = await manager
      .createQueryBuilder(ChangeFeed, 'feed')
      .select('feed.reach', 'reach')
      .addSelect('feed.ownerPath', 'ownerPath')
      .distinct()
      .where('feed.seq > :after AND feed.seq <= :upTo', range)
      .getRawMany<{ reach: Reach; ownerPath: string }>();
    const authors = await manager
      .createQueryBuilder(MutationLog, 'log')
      .select('log.userId', 'userId')
      .distinct()
      .where('log.seq > :after AND log.seq <= :upTo', range)
      .getRawMany<{ userId: string }>();
    return { changes, userIds: new Set(authors.map(({ userId }) => userId)), isEverything: false };
  }
}

/** A change in what the grants show, or a verdict for another device of the same person. */
function concerns({ userId, grants }: SignedIn, { changes, userIds, isEverything }: Happened): boolean {
  return (
    isEverything ||
    userIds.has(userId) ||
    changes.some(({ reach, ownerPath }) => canSee(withOwnPlace(grants, userId), reach, ownerPath))
  );
}
