import { personalPath } from '@attain/shared/organisation/scope';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';
import { Amendment } from '../amendment/amendment.entity.ts';
import { Comment } from '../approval/comment.entity.ts';
import { ReviewDecision } from '../approval/review-decision.entity.ts';
import { Submission } from '../approval/submission.entity.ts';
import { Evidence } from '../evidence/evidence.entity.ts';
import { insertRows, upsertRows } from '../database/insert-rows.ts';
import type { FormInHand } from '../self-evaluation/form-in-hand.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import type { Change } from './record-changes.ts';
import type { SyncEntity } from './sync-entity.ts';

interface SyncedRow extends ObjectLiteral {
  readonly id: string;
  readonly orgPath: string;
}

/** Writes what differs between two states of the same forms, and answers which rows that were. */
export async function writeForms(
  manager: EntityManager,
  before: ReadonlyMap<string, FormInHand>,
  after: ReadonlyMap<string, FormInHand>,
): Promise<Change[]> {
  const moved = [...after].flatMap(([id, form]) => {
    const earlier = before.get(id);
    return earlier && earlier !== form ? [{ earlier, form }] : [];
  });
  const changes: Change[] = [];
  const write = async <Row extends SyncedRow>(
    entity: ObjectType<Row>,
    kind: SyncEntity,
    rowsOf: (form: FormInHand) => readonly Row[],
    how: typeof insertRows | typeof upsertRows,
  ): Promise<void> => {
    const rows = moved.flatMap(({ earlier, form }) => {
      const known = new Set(rowsOf(earlier));
      return rowsOf(form).filter((row) => !known.has(row));
    });
    await how(manager, entity, rows);
    for (const { id, orgPath } of rows) {
      changes.push({ entity: kind, id, reach: 'UNIT', ownerPath: orgPath });
    }
  };

  await write(SelfEvaluation, 'SELF_EVALUATION', ({ selfEvaluation }) => [selfEvaluation], upsertRows);
  await write(IndicatorActual, 'INDICATOR_ACTUAL', ({ actuals }) => [...actuals.values()], upsertRows);
  await write(FundExecution, 'FUND_EXECUTION', ({ executions }) => [...executions.values()], upsertRows);
  await write(FormStatement, 'FORM_STATEMENT', ({ statements }) => [...statements.values()], upsertRows);
  await write(FieldConflict, 'FIELD_CONFLICT', ({ conflicts }) => [...conflicts.values()], upsertRows);
  await write(Evidence, 'EVIDENCE', ({ evidence }) => [...evidence.values()], upsertRows);
  const proposals = moved.flatMap(({ earlier, form }) => {
    const known = new Set(earlier.amendments.values());
    return [...form.amendments.values()].filter((row) => !known.has(row));
  });
  changes.push(...(await writeAmendments(manager, proposals)));
  await write(Submission, 'SUBMISSION', ({ submissions }) => submissions, insertRows);
  await write(ReviewDecision, 'REVIEW_DECISION', ({ decisions }) => decisions, insertRows);
  await write(Comment, 'COMMENT', ({ comments }) => comments, insertRows);
  return changes;
}

/** Each is told to those who see its form, and to its author. */
export async function writeAmendments(manager: EntityManager, rows: readonly Amendment[]): Promise<Change[]> {
  await upsertRows(manager, Amendment, rows);
  return rows.flatMap(({ id, orgPath, authorId }) =>
    [orgPath, personalPath(authorId)].map((ownerPath): Change => ({
      entity: 'AMENDMENT',
      id,
      reach: 'UNIT',
      ownerPath,
    })),
  );
}
