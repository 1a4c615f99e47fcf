import type { Grant } from '@attain/shared/organisation/scope';
import { In, type EntityManager, type ObjectType } from 'typeorm';
import { readLists, type ListOf } from '../database/read-lists.ts';
import { Amendment } from '../amendment/amendment.entity.ts';
import { Evidence } from '../evidence/evidence.entity.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import type { FormInHand } from '../self-evaluation/form-in-hand.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { loadFormsBelow } from '../self-evaluation/load-form-material.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import { MutationLog } from './mutation-log.entity.ts';

/** What the mutations of a push speak of. */
export interface Wanted {
  readonly formIds: readonly string[];
  /** Closed conflicts are read only when they are named. */
  readonly conflictIds: readonly string[];
  /** Proposals that were decided on or came true are read only when they are named. */
  readonly amendmentIds: readonly string[];
  /** Only who decides on a form asks for its authors, and its log may be long. */
  readonly withAuthors: boolean;
  /** Only who hands a form in or decides on it asks for the forms that it is put together from. */
  readonly withBelow: boolean;
  /** Only who adds or removes evidence, or approves, asks for it. */
  readonly withEvidence: boolean;
}

/**
 * Locks the forms that these grants show, always in the order of their ids, and reads all that belongs to them.
 * One that does not exist and one out of scope are missing alike.
 */
export async function lockForms(
  manager: EntityManager,
  { formIds, conflictIds, amendmentIds, withAuthors, withBelow, withEvidence }: Wanted,
  grants: readonly Grant[],
): Promise<Map<string, FormInHand>> {
  if (formIds.length === 0) return new Map();
  const query = manager
    .createQueryBuilder(SelfEvaluation, 'form')
    .where('form.id IN (:...formIds)', { formIds })
    .orderBy('form.id');
  whereVisible(query, 'form.orgPath', 'UNIT', grants);
  if (manager.connection.options.type === 'postgres') query.setLock('pessimistic_write');
  const forms = await query.getMany();
  if (forms.length === 0) return new Map();

  const ids = forms.map(({ id }) => id);
  const {
    tables,
    rounds,
    schemes,
    indicators,
    actuals,
    executions,
    statements,
    conflicts,
    amendments,
    evidence,
  } = await readLists(manager, listsOf(forms, { conflictIds, amendmentIds }, withEvidence));
  const below = withBelow ? await loadFormsBelow(manager, forms) : null;
  const authors = withAuthors ? await readAuthors(manager, ids) : [];

  return new Map(
    forms.map((form) => {
      const isOfForm = (row: { selfEvaluationId: string }) => row.selfEvaluationId === form.id;
      const table = found(tables, form.targetTableId);
      return [
        form.id,
        {
          selfEvaluation: form,
          table,
          round: found(rounds, form.roundId),
          scheme: found(schemes, table.schemeId),
          indicators: mapBy(
            indicators.filter((row) => row.targetTableId === table.id),
            'id',
          ),
          actuals: mapBy(actuals.filter(isOfForm), 'indicatorId'),
          executions: mapBy(executions.filter(isOfForm), 'source'),
          statements: mapBy(statements.filter(isOfForm), 'place'),
          below: below?.get(form.id) ?? [],
          conflicts: mapBy(conflicts.filter(isOfForm), 'id'),
          amendments: mapBy(amendments.filter(isOfForm), 'id'),
          evidence: mapBy(evidence.filter(isOfForm), 'id'),
          authorIds: new Set(authors.filter(isOfForm).map(({ userId }) => userId)),
          submissions: [],
          decisions: [],
          comments: [],
        },
      ];
    }),
  );
}

/** What belongs to forms: one statement reads all of it. */
function listsOf(
  forms: readonly SelfEvaluation[],
  { conflictIds, amendmentIds }: Pick<Wanted, 'conflictIds' | 'amendmentIds'>,
  withEvidence: boolean,
) {
  const tableIds = forms.map(({ targetTableId }) => targetTableId);
  const ofForm: Condition = (isOneOf) =>
    isOneOf(
      'self_evaluation_id',
      forms.map(({ id }) => id),
    );
  const scheme: Condition = (isOneOf) =>
    `id IN (SELECT scheme_id FROM target_table WHERE ${isOneOf('id', tableIds)})`;
  const asked: Condition = (isOneOf) =>
    `${ofForm(isOneOf)} AND (state = 'OPEN' OR ${isOneOf('id', conflictIds)})`;
  const proposed: Condition = (isOneOf) =>
    `${ofForm(isOneOf)} AND (state IN ('OPEN', 'ACCEPTED') OR ${isOneOf('id', amendmentIds)})`;
  return {
    tables: listOf(TargetTable, (isOneOf) => isOneOf('id', tableIds)),
    rounds: listOf(Round, (isOneOf) =>
      isOneOf(
        'id',
        forms.map(({ roundId }) => roundId),
      ),
    ),
    schemes: listOf(Scheme, scheme),
    indicators: listOf(Indicator, (isOneOf) => isOneOf('target_table_id', tableIds), 'position'),
    actuals: listOf(IndicatorActual, ofForm),
    executions: listOf(FundExecution, ofForm),
    statements: listOf(FormStatement, ofForm),
    conflicts: listOf(FieldConflict, asked),
    amendments: listOf(Amendment, proposed),
    evidence: listOf(Evidence, withEvidence ? ofForm : () => '1 = 0'),
  };
}

type Condition = ListOf<never>['where'];

function listOf<Row>(entity: ObjectType<Row>, where: Condition, orderBy = 'id'): ListOf<Row> {
  return { entity, where, orderBy };
}

/** Of whom anything but a comment or a decision found its way into the form, by another's hand as well (SY8). */
async function readAuthors(
  manager: EntityManager,
  formIds: readonly string[],
): Promise<{ selfEvaluationId: string; userId: string }[]> {
  const proposed = await manager.findBy(Amendment, { selfEvaluationId: In([...formIds]), state: 'ENTERED' });
  const entered = await manager
    .createQueryBuilder(MutationLog, 'log')
    .where('log.selfEvaluationId IN (:...formIds)', { formIds })
    .andWhere('log.outcome IN (:...outcomes)', { outcomes: ['APPLIED', 'CONFLICT'] })
    .andWhere('log.name IN (:...names)', { names: AUTHORING })
    .select('log.selfEvaluationId', 'selfEvaluationId')
    .addSelect('log.userId', 'userId')
    .distinct()
    .getRawMany<{ selfEvaluationId: string; userId: string }>();
  return [
    ...entered,
    ...proposed.map(({ selfEvaluationId, authorId }) => ({ selfEvaluationId, userId: authorId })),
  ];
}

const AUTHORING = [
  'actual.set@1',
  'execution.set@1',
  'statement.set@1',
  'conflict.resolve@1',
  'form.submit@1',
  'evidence.add@1',
  'evidence.remove@1',
];

function mapBy<Row, K extends keyof Row>(rows: readonly Row[], key: K): ReadonlyMap<Row[K], Row> {
  return new Map(rows.map((row) => [row[key], row]));
}

/** Foreign keys make sure that it is there. */
function found<Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}
