import type { Grant } from '@attain/shared/organisation/scope';
import { In, type EntityManager, type FindOptionsWhere, type ObjectLiteral, type ObjectType } from 'typeorm';
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
  { formIds, conflictIds, withAuthors, withBelow, withEvidence }: Wanted,
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

  const selfEvaluationId = In(forms.map(({ id }) => id));
  const targetTableId = In(forms.map((form) => form.targetTableId));
  const tables = await byId(manager, TargetTable, { id: targetTableId });
  const rounds = await byId(manager, Round, { id: In(forms.map(({ roundId }) => roundId)) });
  const schemes = await byId(manager, Scheme, { id: In([...tables.values()].map((t) => t.schemeId)) });
  const indicators = await manager.find(Indicator, { where: { targetTableId }, order: { position: 'ASC' } });
  const actuals = await manager.findBy(IndicatorActual, { selfEvaluationId });
  const executions = await manager.findBy(FundExecution, { selfEvaluationId });
  const statements = await manager.findBy(FormStatement, { selfEvaluationId });
  const conflicts = await manager.findBy(FieldConflict, [
    { selfEvaluationId, state: 'OPEN' },
    { selfEvaluationId, id: In([...conflictIds]) },
  ]);
  const evidence = withEvidence ? await manager.findBy(Evidence, { selfEvaluationId }) : [];
  const below = withBelow ? await loadFormsBelow(manager, forms) : null;
  const authors = withAuthors
    ? await readAuthors(
        manager,
        forms.map(({ id }) => id),
      )
    : [];

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

/** Of whom anything but a comment or a decision found its way into the form (SY8). */
function readAuthors(
  manager: EntityManager,
  formIds: readonly string[],
): Promise<{ selfEvaluationId: string; userId: string }[]> {
  return manager
    .createQueryBuilder(MutationLog, 'log')
    .where('log.selfEvaluationId IN (:...formIds)', { formIds })
    .andWhere('log.outcome IN (:...outcomes)', { outcomes: ['APPLIED', 'CONFLICT'] })
    .andWhere('log.name IN (:...names)', { names: AUTHORING })
    .select('log.selfEvaluationId', 'selfEvaluationId')
    .addSelect('log.userId', 'userId')
    .distinct()
    .getRawMany();
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

async function byId<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  entity: ObjectType<Row>,
  where: FindOptionsWhere<Row>,
): Promise<ReadonlyMap<string, Row>> {
  return mapBy(await manager.findBy(entity, where), 'id');
}

function mapBy<Row, K extends keyof Row>(rows: readonly Row[], key: K): ReadonlyMap<Row[K], Row> {
  return new Map(rows.map((row) => [row[key], row]));
}

/** Foreign keys make sure that it is there. */
function found<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}
