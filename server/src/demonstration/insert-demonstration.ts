import { randomUUID } from 'node:crypto';
import type { Reach } from '@attain/shared/organisation/scope';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';
import { Assignment } from '../account/assignment.entity.ts';
import { UserAccount } from '../account/user-account.entity.ts';
import { ReviewDecision } from '../approval/review-decision.entity.ts';
import { Submission } from '../approval/submission.entity.ts';
import { Allotment } from '../budget-document/allotment.entity.ts';
import { BudgetDocument } from '../budget-document/budget-document.entity.ts';
import { insertRows } from '../database/insert-rows.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { recordChanges, type Change } from '../sync/record-changes.ts';
import type { SyncEntity } from '../sync/sync-entity.ts';
import { DEMONSTRATION_ACCOUNTS } from './accounts.ts';
import { buildReferenceRows, type ReferenceRows } from './build-reference-rows.ts';
import { buildRoundRows, type RoundRows } from './build-round-rows.ts';
import type { DemonstrationFacts } from './facts.ts';

/** Writes the demonstration through the same feed as everything else; the last thing in its unit of work. */
export async function insertDemonstration(
  manager: EntityManager,
  facts: DemonstrationFacts,
  passwordHash: string,
  at: Date,
): Promise<void> {
  const reference = buildReferenceRows(facts);
  const changes = await insertReference(manager, reference);
  changes.push(...(await insertRound(manager, buildRoundRows(facts, reference, at))));
  await insertAccounts(manager, passwordHash, at);
  await recordChanges(manager, changes);
}

async function insertReference(
  manager: EntityManager,
  { units, fund, documents, allotments, schemes }: ReferenceRows,
): Promise<Change[]> {
  return [
    ...(await insert(
      manager,
      OrgUnit,
      'ORG_UNIT',
      units,
      handedDown(({ path }) => path),
    )),
    ...(await insert(
      manager,
      Fund,
      'FUND',
      [fund],
      handedDown(({ ownerPath }) => ownerPath),
    )),
    ...(await insert(
      manager,
      BudgetDocument,
      'BUDGET_DOCUMENT',
      documents,
      handedDown(({ ownerPath }) => ownerPath),
    )),
    ...(await insert(manager, Allotment, 'ALLOTMENT', allotments, ofUnit)),
    ...(await insert(
      manager,
      Scheme,
      'SCHEME',
      schemes,
      handedDown(({ ownerPath }) => ownerPath),
    )),
  ];
}

/** @returns What the caller records. */
export async function insertRound(
  manager: EntityManager,
  { round, tables, indicators, forms }: RoundRows,
): Promise<Change[]> {
  const all = <T>(rowsOf: (form: RoundRows['forms'][number]) => readonly T[]): T[] => forms.flatMap(rowsOf);
  return [
    ...(await insert(
      manager,
      Round,
      'ROUND',
      [round],
      handedDown(({ ownerPath }) => ownerPath),
    )),
    ...(await insert(manager, TargetTable, 'TARGET_TABLE', tables, ofUnit)),
    ...(await insert(manager, Indicator, 'INDICATOR', indicators, ofUnit)),
    ...(await insert(
      manager,
      SelfEvaluation,
      'SELF_EVALUATION',
      all(({ selfEvaluation }) => [selfEvaluation]),
      ofUnit,
    )),
    ...(await insert(
      manager,
      IndicatorActual,
      'INDICATOR_ACTUAL',
      all(({ actuals }) => actuals),
      ofUnit,
    )),
    ...(await insert(
      manager,
      FundExecution,
      'FUND_EXECUTION',
      all(({ executions }) => executions),
      ofUnit,
    )),
    ...(await insert(
      manager,
      Submission,
      'SUBMISSION',
      all(({ submissions }) => submissions),
      ofUnit,
    )),
    ...(await insert(
      manager,
      ReviewDecision,
      'REVIEW_DECISION',
      all(({ decisions }) => decisions),
      ofUnit,
    )),
  ];
}

async function insertAccounts(manager: EntityManager, passwordHash: string, at: Date): Promise<void> {
  const accounts = DEMONSTRATION_ACCOUNTS.map((account) => ({ ...account, userId: randomUUID() }));
  await insertRows(
    manager,
    UserAccount,
    accounts.map(({ accountName, displayName, userId }) => ({
      id: userId,
      accountName,
      displayName,
      passwordHash,
      isDisabled: false,
      scopeGeneration: 1,
      createdAt: at.toISOString(),
    })),
  );
  await insertRows(
    manager,
    Assignment,
    accounts.map(({ role, orgUnitId, userId }) => ({ id: randomUUID(), userId, orgUnitId, role })),
  );
}

type ReachOf<Row> = (row: Row) => { readonly reach: Reach; readonly ownerPath: string };

function handedDown<Row>(pathOf: (row: Row) => string): ReachOf<Row> {
  return (row) => ({ reach: 'HANDED_DOWN', ownerPath: pathOf(row) });
}

function ofUnit({ orgPath }: { readonly orgPath: string }): {
  readonly reach: Reach;
  readonly ownerPath: string;
} {
  return { reach: 'UNIT', ownerPath: orgPath };
}

async function insert<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  table: ObjectType<Row>,
  entity: SyncEntity,
  rows: readonly Row[],
  reachOf: ReachOf<Row>,
): Promise<Change[]> {
  await insertRows(manager, table, rows);
  return rows.map((row) => ({ entity, id: row.id, ...reachOf(row) }));
}
