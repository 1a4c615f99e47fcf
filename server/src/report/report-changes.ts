import type { EntityManager } from 'typeorm';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import type { Round } from '../performance-target/round.entity.ts';

/** Rows that no report tells: talk about a form, and what stands beside its values. */
const NOT_IN_REPORTS = [
  'SUBMISSION',
  'REVIEW_DECISION',
  'COMMENT',
  'FIELD_CONFLICT',
  'EVIDENCE',
  'AMENDMENT',
  'FINDING_ANSWER',
];

const FORMS = 'SELECT f.id FROM self_evaluation f WHERE f.round_id = :roundId';
const TABLES = 'SELECT t.id FROM target_table t WHERE t.round_id = :roundId';

/** Rows that belong to one round, by the kind that the change feed names. */
const OF_ROUND: Readonly<Record<string, string>> = {
  ROUND: ':roundId',
  SELF_EVALUATION: FORMS,
  INDICATOR_ACTUAL: `SELECT a.id FROM indicator_actual a WHERE a.self_evaluation_id IN (${FORMS})`,
  FORM_STATEMENT: `SELECT s.id FROM form_statement s WHERE s.self_evaluation_id IN (${FORMS})`,
  FUND_EXECUTION: `SELECT e.id FROM fund_execution e WHERE e.self_evaluation_id IN (${FORMS})`,
  TARGET_TABLE: TABLES,
  INDICATOR: `SELECT i.id FROM indicator i WHERE i.target_table_id IN (${TABLES})`,
};

/**
 * The number of the last change, after `since`, of a row that the round's report tells; null where there is none.
 *
 * Kinds that belong to no round (units, documents, texts for the report) count for every round of the same tree: the
 * report may be told outdated once too often, never once too seldom.
 */
export async function lastReportChange(
  manager: EntityManager,
  { id: roundId, ownerPath }: Pick<Round, 'id' | 'ownerPath'>,
  since: number,
): Promise<number | null> {
  const names = Object.keys(OF_ROUND);
  const ofRound = names.map((name) => `(feed.entity = '${name}' AND feed.entityId IN (${OF_ROUND[name]}))`);
  const row = await manager
    .createQueryBuilder()
    .select('MAX(feed.seq)', 'last')
    .from(ChangeFeed, 'feed')
    .where('feed.seq > :since', { since })
    .andWhere('feed.entity NOT IN (:...left)', { left: NOT_IN_REPORTS })
    .andWhere(
      `(${ofRound.join(' OR ')} OR (feed.entity NOT IN (:...names) AND (feed.ownerPath LIKE :below OR :ownerPath LIKE feed.ownerPath || '%')))`,
      { names, roundId, ownerPath, below: `${ownerPath}%` },
    )
    // PostgreSQL gives a bigint as text.
    .getRawOne<{ readonly last: number | string | null }>();
  return row?.last == null ? null : Number(row.last);
}
