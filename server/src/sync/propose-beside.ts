import { readFormId } from '@attain/shared/amendment/read-proposal';
import { canActOnForm } from '@attain/shared/organisation/scope';
import { In, type EntityManager } from 'typeorm';
import { formerGrants } from '../account/former-grants.ts';
import { Amendment } from '../amendment/amendment.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { FormStatement } from '../self-evaluation/form-statement.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import type { PushContext } from './decisions/decide-group.ts';
import { addProposal, keptOf, type BesideForm, type SetAside } from './decisions/propose-amendment.ts';
import { FieldConflict } from './field-conflict.entity.ts';
import type { Change } from './record-changes.ts';
import { writeAmendments } from './write-forms.ts';

/**
 * Keeps beside their forms the entries of somebody who could fill these in once and may not any more, and those that
 * this release cannot read (AM1). For
 * anybody else a form that is not theirs is one that does not exist: nothing is kept, and nothing tells them apart.
 */
export async function proposeBeside(
  manager: EntityManager,
  setAside: readonly SetAside[],
  context: PushContext,
): Promise<readonly Change[]> {
  if (setAside.length === 0) return [];
  const forms = await loadForms(manager, setAside, context);
  const changed = new Map<string, Amendment>();
  for (const entry of setAside) {
    const form = forms.get(readFormId(entry.pushed.args) ?? '');
    if (!form) continue;
    const amendments = addProposal(form, keptOf(entry), context);
    for (const [id, row] of amendments) if (form.amendments.get(id) !== row) changed.set(id, row);
    forms.set(form.id, { ...form, amendments });
  }
  return writeAmendments(manager, [...changed.values()]);
}

async function loadForms(
  manager: EntityManager,
  setAside: readonly SetAside[],
  { author }: PushContext,
): Promise<Map<string, BesideForm>> {
  const ids = new Set(setAside.flatMap(({ pushed }) => readFormId(pushed.args) ?? []));
  const named = await manager.findBy(SelfEvaluation, { id: In([...ids]) });
  const grants = [...author.grants, ...(await formerGrants(manager, author.userId))];
  const forms = named.filter(({ orgPath }) => canActOnForm(grants, 'FILL_IN', orgPath));
  if (forms.length === 0) return new Map();
  const selfEvaluationId = In(forms.map(({ id }) => id));
  const waiting = await manager.findBy(Amendment, [
    { selfEvaluationId, authorId: author.userId, state: In(['OPEN', 'ACCEPTED']) },
    // Of the same entries, brought in from a file: in whatever state, they are there.
    { selfEvaluationId, id: In(setAside.map(({ pushed }) => pushed.id)) },
  ]);
  const conflicts = await manager.findBy(FieldConflict, {
    selfEvaluationId,
    id: In(setAside.flatMap(({ pushed }) => conflictIdOf(pushed.args))),
  });
  const actuals = await manager.findBy(IndicatorActual, { selfEvaluationId });
  const executions = await manager.findBy(FundExecution, { selfEvaluationId });
  const statements = await manager.findBy(FormStatement, { selfEvaluationId });
  const indicators = await manager.findBy(Indicator, {
    id: In(actuals.map(({ indicatorId }) => indicatorId)),
  });
  const indicatorsById = new Map(indicators.map((row) => [row.id, row]));
  return new Map(
    forms.map(({ id, orgPath }) => {
      const ofForm = <Row extends OfForm, K extends keyof Row>(rows: readonly Row[], key: K) =>
        new Map(rows.filter((row) => row.selfEvaluationId === id).map((row) => [row[key], row]));
      return [
        id,
        {
          id,
          orgPath,
          indicators: indicatorsById,
          actuals: ofForm(actuals, 'indicatorId'),
          executions: ofForm(executions, 'source'),
          statements: ofForm(statements, 'place'),
          amendments: ofForm(waiting, 'id'),
          conflicts: ofForm(conflicts, 'id'),
        },
      ];
    }),
  );
}

interface OfForm {
  readonly selfEvaluationId: string;
}

function conflictIdOf(args: unknown): string[] {
  if (typeof args !== 'object' || args === null || !('conflictId' in args)) return [];
  return typeof args.conflictId === 'string' ? [args.conflictId] : [];
}
