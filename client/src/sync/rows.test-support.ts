import type {
  AmendmentRow,
  FieldConflictRow,
  IndicatorActualRow,
  SelfEvaluationRow,
} from '../api/form-rows.ts';
import type { PullPage } from '../api/sync.ts';

export const FORM_ID = 'form-1';
export const INDICATOR_IDS = ['patents', 'revenue', 'satisfaction'] as const;

export function aForm(overrides: Partial<SelfEvaluationRow> = {}): SelfEvaluationRow {
  return {
    id: FORM_ID,
    targetTableId: 'table-1',
    roundId: 'round-1',
    orgUnitId: 'unit-1',
    state: 'DRAFT',
    roundNumber: 1,
    rev: 1,
    submittedAt: null,
    submittedByName: null,
    isLate: false,
    decidedAt: null,
    approvedScore: null,
    ...overrides,
  };
}

export function anActual(
  indicatorId: string,
  overrides: Partial<IndicatorActualRow> = {},
): IndicatorActualRow {
  return {
    id: `actual-${indicatorId}`,
    selfEvaluationId: FORM_ID,
    indicatorId,
    valueText: null,
    completion: null,
    deviationReason: null,
    improvementMeasure: null,
    rev: 0,
    stamps: {},
    ...overrides,
  };
}

export function aConflict(overrides: Partial<FieldConflictRow> = {}): FieldConflictRow {
  const side = { byName: '填报人', at: '2025-01-01T00:00:00.000Z', clientId: 'here', mutationId: 'm' };
  return {
    id: 'c1',
    selfEvaluationId: FORM_ID,
    subject: 'INDICATOR_ACTUAL',
    subjectKey: 'patents',
    field: 'valueText',
    base: null,
    theirs: { ...side, value: '7' },
    mine: { ...side, value: '6' },
    state: 'OPEN',
    resolvedValue: null,
    resolvedAt: null,
    resolvedByName: null,
    openedAt: '2025-01-01T00:00:00.000Z',
    ...overrides,
  };
}

export function anAmendment(overrides: Partial<AmendmentRow> = {}): AmendmentRow {
  return {
    id: 'a1',
    selfEvaluationId: FORM_ID,
    name: 'actual.set@1',
    subject: 'INDICATOR_ACTUAL',
    subjectKey: 'patents',
    field: 'valueText',
    value: '6',
    base: null,
    outcome: 'PARKED',
    code: 'NOT_FOUND',
    authorName: '调走的填报人',
    importedByName: null,
    enteredAt: '2025-01-01T00:00:00.000Z',
    receivedAt: '2025-01-02T00:00:00.000Z',
    state: 'OPEN',
    decisions: [],
    closedAt: null,
    closedByName: null,
    ...overrides,
  };
}

export function emptyPage(): PullPage {
  return {
    __typename: 'PullPage',
    epoch: 'epoch-1',
    cursor: '',
    seq: 0,
    safeSeq: 0,
    hasMore: false,
    serverTime: '2025-01-01T00:00:00.000Z',
    orgUnits: [],
    funds: [],
    budgetDocuments: [],
    allotments: [],
    schemes: [],
    rounds: [],
    targetTables: [],
    indicators: [],
    selfEvaluations: [],
    indicatorActuals: [],
    fundExecutions: [],
    formStatements: [],
    submissions: [],
    reviewDecisions: [],
    comments: [],
    fieldConflicts: [],
    evidence: [],
    amendments: [],
    findingAnswers: [],
    evictions: [],
    verdicts: [],
    bucketSums: null,
  };
}
