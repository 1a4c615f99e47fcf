import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { whereVisible } from '../organisation/visible-rows.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';

/** What happened for one user between two numbers. */
export interface Window {
  readonly changes: readonly ChangeFeed[];
  readonly logged: readonly MutationLog[];
  /** The number that the page ends at: the end of a transaction, so that nobody sees half of one. */
  readonly end: number;
  readonly hasMore: boolean;
}

interface Range {
  /** Numbers above this one … */
  readonly after: number;
  /** … up to this one. */
  readonly upTo: number;
}

/**
 * Reads the changes that the grants show and the user's own verdicts, at most `limit` of them and then on to the end
 * of their transaction. A row that changes again later is left to its last change: each comes once per run.
 */
export async function readWindow(
  manager: EntityManager,
  viewer: { readonly userId: string; readonly grants: readonly Grant[] },
  range: Range,
  limit: number,
): Promise<Window> {
  const changes = await changesIn(manager, viewer.grants, range)
    .limit(limit + 1)
    .getMany();
  const logged = await loggedIn(manager, viewer.userId, range)
    .limit(limit + 1)
    .getMany();
  const events = [...changes, ...logged].sort((a, b) => a.seq - b.seq);
  const last = events[limit - 1];
  if (events.length <= limit || last === undefined) {
    return { changes, logged, end: range.upTo, hasMore: false };
  }
  const page = { after: range.after, upTo: last.txSeq };
  return {
    changes: await changesIn(manager, viewer.grants, page).getMany(),
    logged: await loggedIn(manager, viewer.userId, page).getMany(),
    end: page.upTo,
    hasMore: true,
  };
}

function changesIn(
  manager: EntityManager,
  grants: readonly Grant[],
  { after, upTo }: Range,
): SelectQueryBuilder<ChangeFeed> {
  const query = manager
    .createQueryBuilder(ChangeFeed, 'feed')
    .where('feed.seq > :after AND feed.seq <= :upTo', { after, upTo })
    .orderBy('feed.seq');
  whereVisible(query, 'feed.ownerPath', { column: 'feed.reach' }, grants);
  // A later change that the caller does not see (the row has moved away) does not stand in for this one.
  const later = manager
    .createQueryBuilder(ChangeFeed, 'later')
    .select('1')
    .where('later.entity = feed.entity AND later.entityId = feed.entityId AND later.seq > feed.seq');
  whereVisible(later, 'later.ownerPath', { column: 'later.reach' }, grants);
  return query.andWhere(`NOT EXISTS (${later.getQuery()})`).setParameters(later.getParameters());
}

function loggedIn(
  manager: EntityManager,
  userId: string,
  { after, upTo }: Range,
): SelectQueryBuilder<MutationLog> {
  return manager
    .createQueryBuilder(MutationLog, 'log')
    .where('log.userId = :userId AND log.seq > :after AND log.seq <= :upTo', { userId, after, upTo })
    .orderBy('log.seq');
}
