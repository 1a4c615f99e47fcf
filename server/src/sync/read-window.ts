import type { Grant } from '@attain/shared/organisation/scope';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { readFields } from '../database/read-lists.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { ChangeFeed } from './change-feed.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';

const CHANGE_FIELDS = ['seq', 'txSeq', 'entity', 'entityId'] as const;
const VERDICT_FIELDS = [
  'seq',
  'txSeq',
  'id',
  'clientId',
  'clientSeq',
  'outcome',
  'code',
  'details',
  'conflictId',
] as const;

/** What a page tells of a change: which row. */
export type ChangedRow = Pick<ChangeFeed, (typeof CHANGE_FIELDS)[number]>;
/** What a page tells of a mutation: its verdict. */
export type LoggedVerdict = Pick<MutationLog, (typeof VERDICT_FIELDS)[number]>;

/** What happened for one user between two numbers. */
export interface Window {
  readonly changes: readonly ChangedRow[];
  readonly logged: readonly LoggedVerdict[];
  /** The number that the page ends at: the end of a transaction, so that nobody sees half of one. */
  readonly end: number;
  readonly hasMore: boolean;
}

export interface Range {
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
  const read = async (within: Range, most?: number): Promise<Pick<Window, 'changes' | 'logged'>> => ({
    changes: await readFields(
      manager,
      changesIn(manager, viewer.grants, within).limit(most),
      CHANGE_FIELDS,
      'seq',
    ),
    logged: await readFields(
      manager,
      loggedIn(manager, viewer.userId, within).limit(most),
      VERDICT_FIELDS,
      'seq',
    ),
  });
  const { changes, logged } = await read(range, limit + 1);
  const events = [...changes, ...logged].sort((a, b) => a.seq - b.seq);
  const last = events[limit - 1];
  if (events.length <= limit || last === undefined) {
    return { changes, logged, end: range.upTo, hasMore: false };
  }
  const page = { end: last.txSeq, hasMore: true };
  const isOnPage = ({ seq }: { readonly seq: number }) => seq <= last.seq;
  const onPage = { changes: changes.filter(isOnPage), logged: logged.filter(isOnPage) };
  if (last.seq === last.txSeq) return { ...onPage, ...page };
  const rest = await read({ after: last.seq, upTo: last.txSeq });
  return {
    changes: [...onPage.changes, ...rest.changes],
    logged: [...onPage.logged, ...rest.logged],
    ...page,
  };
}

/** What became of all that the user sent, between two numbers. */
export function readOwnVerdicts(
  manager: EntityManager,
  userId: string,
  range: Range,
): Promise<readonly LoggedVerdict[]> {
  return readFields(manager, loggedIn(manager, userId, range), VERDICT_FIELDS, 'seq');
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
