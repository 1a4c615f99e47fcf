import { approvedScoreOf } from '../approval/approved-score.ts';
import { currentContent } from '../approval/current-content.ts';
import type { ReviewDecision } from '../approval/review-decision.entity.ts';
import type { Submission } from '../approval/submission.entity.ts';
import type { Indicator } from '../performance-target/indicator.entity.ts';
import type { Round } from '../performance-target/round.entity.ts';
import type { Scheme } from '../performance-target/scheme.entity.ts';
import type { TargetTable } from '../performance-target/target-table.entity.ts';
import type { FieldStamps } from '../self-evaluation/field-stamp.ts';
import type { FormInHand } from '../self-evaluation/form-in-hand.ts';
import type { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { FundSource } from '../self-evaluation/fund-source.ts';
import type { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import type { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import type { TableFacts } from './facts.ts';

/** A form with everything below it, as it is stored. */
export interface FormRows {
  readonly selfEvaluation: SelfEvaluation;
  readonly actuals: readonly IndicatorActual[];
  readonly executions: readonly FundExecution[];
  readonly submissions: readonly Submission[];
  readonly decisions: readonly ReviewDecision[];
}

export interface FormSubject {
  readonly facts: TableFacts;
  readonly table: TargetTable;
  readonly indicators: readonly Indicator[];
  readonly round: Round;
  readonly scheme: Scheme;
  /** Stands as the author of what is imported. */
  readonly source: string;
  /** When it is imported. */
  readonly at: string;
}

const NOT_REPORTED = { valueText: null, completion: null, deviationReason: null };

/** The form of a table with the values that the report states; the rest is not reported, and stays so. */
export function buildFormRows(subject: FormSubject): FormRows {
  const { facts, table } = subject;
  const draft: FormRows = {
    selfEvaluation: {
      id: table.id.replace('table-', 'form-'),
      targetTableId: table.id,
      roundId: table.roundId,
      orgUnitId: table.orgUnitId,
      state: 'DRAFT',
      roundNumber: 1,
      rev: 1,
      submittedAt: null,
      submittedById: null,
      submittedByName: null,
      isLate: false,
      decidedAt: null,
      approvedScore: null,
      orgPath: table.orgPath,
    },
    actuals: buildActuals(subject),
    executions: buildExecutions(subject),
    submissions: [],
    decisions: [],
  };
  return facts.form === 'APPROVED' ? approve(subject, draft) : draft;
}

function buildActuals({ facts, table, indicators, source, at }: FormSubject): IndicatorActual[] {
  return indicators.map((indicator, index) => {
    const reported = facts.indicators[index]?.reported;
    const fields = { ...(reported ?? NOT_REPORTED), improvementMeasure: null };
    return {
      id: indicator.id.replace('indicator-', 'actual-'),
      selfEvaluationId: table.id.replace('table-', 'form-'),
      indicatorId: indicator.id,
      ...fields,
      rev: 1,
      stamps: stampsOf(fields, source, at),
      orgPath: table.orgPath,
    };
  });
}

/** What a lower unit was allotted, it has received and spent in full, as the report states for each of them. */
function buildExecutions({ facts, table, source, at }: FormSubject): FundExecution[] {
  return Object.values(FundSource).map((fundSource) => {
    const amount = fundSource === 'CENTRAL' && facts.documentId !== null ? table.amountInFen : null;
    const fields = { annualBudgetInFen: amount, arrivedInFen: amount, executedInFen: amount };
    return {
      id: `${table.id.replace('table-', 'execution-')}-${fundSource.toLowerCase()}`,
      selfEvaluationId: table.id.replace('table-', 'form-'),
      source: fundSource,
      ...fields,
      rev: 1,
      stamps: stampsOf(fields, source, at),
      orgPath: table.orgPath,
    };
  });
}

function stampsOf(fields: Readonly<Record<string, unknown>>, source: string, at: string): FieldStamps {
  const stamp = { at, byName: source, clientId: 'import', seq: 0, mutationId: 'import' };
  const entered = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(entered.map(([field]) => [field, stamp]));
}

/** Submitted and approved as the report was published, with the score that the rules give it. */
function approve(subject: FormSubject, draft: FormRows): FormRows {
  const { source, at } = subject;
  const form = formInHand(subject, draft);
  const { content, contentHash } = currentContent(form);
  const { id: selfEvaluationId, roundNumber, orgPath } = draft.selfEvaluation;
  const about = { selfEvaluationId, roundNumber, contentHash, orgPath };
  return {
    ...draft,
    selfEvaluation: {
      ...draft.selfEvaluation,
      state: 'APPROVED',
      submittedAt: at,
      submittedByName: source,
      decidedAt: at,
      approvedScore: approvedScoreOf(form),
    },
    submissions: [
      {
        ...about,
        id: `submission-${selfEvaluationId}`,
        content,
        submittedAt: at,
        submittedById: null,
        submittedByName: source,
      },
    ],
    decisions: [
      {
        ...about,
        id: `decision-${selfEvaluationId}`,
        outcome: 'APPROVED',
        comment: '',
        decidedAt: at,
        decidedById: null,
        decidedByName: source,
      },
    ],
  };
}

function formInHand({ table, round, scheme, indicators }: FormSubject, draft: FormRows): FormInHand {
  return {
    selfEvaluation: draft.selfEvaluation,
    table,
    round,
    scheme,
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    actuals: new Map(draft.actuals.map((actual) => [actual.indicatorId, actual])),
    executions: new Map(draft.executions.map((execution) => [execution.source, execution])),
    statements: new Map(),
    below: [],
    conflicts: new Map(),
    amendments: new Map(),
    evidence: new Map(),
    authorIds: new Set(),
    submissions: [],
    decisions: [],
    comments: [],
  };
}
