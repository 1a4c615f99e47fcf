import { randomBytes } from 'node:crypto';
import type { Grant } from '@attain/shared/organisation/scope';
import { LessThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import { readLists } from '../database/read-lists.ts';
import { sha256Hex } from '../sha256-hex.ts';
import type { Clock } from './clock.ts';
import { currentGrants } from './current-grants.ts';
import { Session } from './session.entity.ts';
import { UserAccount } from './user-account.entity.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Field devices are offline for days; a session unused for this long has ended. */
const IDLE_MS = 30 * DAY_MS;
/** Every session ends after this, however much it is used. */
export const SESSION_LIFETIME_MS = 90 * DAY_MS;
/** `lastSeenAt` moves at most this often: not every read is to cause a write. */
const SEEN_EVERY_MS = 60 * 60 * 1000;

/** Who sends a request, and what they may do at this moment. */
export interface SignedIn {
  readonly userId: string;
  readonly accountName: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly now: Clock,
  ) {}

  /** @returns The token for the cookie: 256 random bits, of which only a hash is stored. */
  async begin(manager: EntityManager, userId: string, userAgent: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.now();
    await manager.delete(Session, { expiresAt: LessThan(now.toISOString()) });
    await manager.insert(Session, {
      tokenHash: sha256Hex(token),
      userId,
      createdAt: now.toISOString(),
      lastSeenAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME_MS).toISOString(),
      revokedAt: null,
      userAgent: userAgent.slice(0, 200),
    });
    return token;
  }

  /** The user of a token, or null when the session has ended, was revoked, or its account is disabled. */
  async find(token: string): Promise<SignedIn | null> {
    const { manager } = this.database.reader;
    const tokenHashes = [sha256Hex(token)];
    const {
      sessions: [session],
      users: [user],
    } = await readLists(manager, {
      sessions: {
        entity: Session,
        where: (isOneOf) => isOneOf('token_hash', tokenHashes),
        orderBy: 'token_hash',
      },
      users: {
        entity: UserAccount,
        where: (isOneOf) => `id IN (SELECT user_id FROM session WHERE ${isOneOf('token_hash', tokenHashes)})`,
        orderBy: 'id',
      },
    });
    const now = this.now();
    if (!session || session.revokedAt !== null || session.expiresAt <= now.toISOString()) return null;
    const unseenMs = now.getTime() - Date.parse(session.lastSeenAt);
    if (unseenMs >= IDLE_MS) return null;
    if (!user || user.isDisabled) return null;
    if (unseenMs >= SEEN_EVERY_MS) await this.#touch(session.tokenHash, now);
    const { id: userId, accountName, displayName } = user;
    return { userId, accountName, displayName, grants: await currentGrants(manager, userId) };
  }

  async end(token: string): Promise<void> {
    await this.database.gate.run((manager) =>
      manager.update(Session, { tokenHash: sha256Hex(token) }, { revokedAt: this.now().toISOString() }),
    );
  }

  /** Ends every session of a user, e.g. after a new password. */
  async endAll(manager: EntityManager, userId: string): Promise<void> {
    await manager.update(Session, { userId }, { revokedAt: this.now().toISOString() });
  }

  async #touch(tokenHash: string, now: Date): Promise<void> {
    await this.database.gate.run((manager) =>
      manager.update(Session, { tokenHash }, { lastSeenAt: now.toISOString() }),
    );
  }
}
