import type { ActualFields } from '@attain/shared/approval/form-content';
import type {
  CommentView,
  ExecutionView,
  FieldView,
  FormRowView,
  FormView,
} from '../local-data/form-view.ts';
import type { OrgUnitRow } from '../api/reference-rows.ts';

/* A form as the phone shows it, with only what a test says about it. */

export function aField<T>(value: T, overrides: Partial<FieldView<T>> = {}): FieldView<T> {
  const state = value === null ? 'none' : 'delivered';
  return { value, state, enteredAt: null, byName: null, openConflict: null, attention: null, ...overrides };
}

interface RowText extends Partial<ActualFields> {
  readonly id?: string;
  readonly level1?: string;
  readonly level2?: string;
  readonly level3?: string;
  readonly target: string;
  readonly value?: string | null;
  readonly parent?: string;
  readonly rule?: string;
  readonly previous?: ActualFields | null;
  readonly returnMark?: CommentView | null;
  /** Those of the mark alone, when left out. */
  readonly comments?: readonly CommentView[];
}

function aRow(text: RowText, position: number, formId: string): FormRowView {
  const values: ActualFields = {
    valueText: text.value ?? null,
    completion: text.completion ?? null,
    deviationReason: text.deviationReason ?? null,
    improvementMeasure: text.improvementMeasure ?? null,
  };
  return {
    indicator: {
      id: text.id ?? `${formId}-${position}`,
      targetTableId: `table-${formId}`,
      position,
      level1: text.level1 ?? '产出指标',
      level2: text.level2 ?? '数量指标',
      level3: text.level3 ?? `指标 ${position}`,
      targetText: text.target,
      weight: null,
      unitOfMeasure: null,
      parentIndicatorId: text.parent ?? null,
      aggregationRule: text.rule ?? null,
      periodRule: null,
      rollUpSource: null,
    },
    values,
    fields: {
      valueText: aField(values.valueText),
      completion: aField(values.completion),
      deviationReason: aField(values.deviationReason),
      improvementMeasure: aField(values.improvementMeasure),
    },
    previous: text.previous ?? null,
    comments: text.comments ?? (text.returnMark ? [text.returnMark] : []),
    returnMark: text.returnMark ?? null,
  };
}

function anExecution(source: ExecutionView['source'], amountInFen: number | null): ExecutionView {
  const values = { annualBudgetInFen: amountInFen, arrivedInFen: amountInFen, executedInFen: amountInFen };
  return {
    source,
    values,
    previous: null,
    fields: {
      annualBudgetInFen: aField(amountInFen),
      arrivedInFen: aField(amountInFen),
      executedInFen: aField(amountInFen),
    },
  };
}

export function aUnit(overrides: Partial<OrgUnitRow> = {}): OrgUnitRow {
  return {
    id: 'changji',
    parentId: 'xj',
    path: '/xj/changji/',
    level: 'PREFECTURE',
    name: '昌吉回族自治州',
    shortName: '昌吉州',
    departmentName: '昌吉回族自治州工业和信息化局',
    ...overrides,
  };
}

/** Weights: execution 10, output 60, benefit 30. */
const SCHEME = { execution: 10, levels: { 产出指标: 60, 效益指标: 30 } };

const NO_STATEMENT = {
  value: null,
  state: 'none',
  enteredAt: null,
  byName: null,
  openConflict: null,
  attention: null,
} as const;

interface FormText {
  readonly id?: string;
  readonly state?: FormView['form']['state'];
  readonly rows: readonly RowText[];
  readonly unit?: OrgUnitRow;
  readonly amountInFen?: number;
  readonly deadlineOn?: string;
  readonly submittedAt?: string | null;
  readonly overrides?: Partial<FormView>;
}

export function aFormView({
  id = 'form',
  state = 'DRAFT',
  rows,
  unit = aUnit(),
  amountInFen = 130_000_000,
  deadlineOn = '2025-02-28',
  submittedAt = null,
  overrides = {},
}: FormText): FormView {
  return {
    id,
    form: {
      id,
      targetTableId: `table-${id}`,
      roundId: 'round',
      orgUnitId: unit.id,
      state,
      roundNumber: 1,
      rev: 1,
      submittedAt,
      submittedByName: null,
      isLate: false,
      decidedAt: null,
      approvedScore: null,
    },
    stateSync: 'delivered',
    isEditable: state !== 'SUBMITTED' && state !== 'APPROVED',
    canFillIn: true,
    canReview: false,
    canReopen: false,
    canComment: true,
    targetTable: {
      id: `table-${id}`,
      roundId: 'round',
      orgUnitId: unit.id,
      budgetDocumentId: null,
      schemeId: 'scheme',
      title: '第三批第二年奖补资金',
      batch: 'main',
      amountInFen,
      overallTarget: '',
      rollUpSource: 'CHILDREN',
    },
    round: {
      id: 'round',
      fundId: 'fund',
      ownerId: 'xj',
      name: '2024 年度绩效自评',
      budgetYear: 2024,
      deadlineOn,
      isSampleData: true,
    },
    fund: null,
    document: null,
    scheme: { id: 'scheme', name: '专精特新资金方案', version: 1, content: SCHEME, reason: '' },
    orgUnit: unit,
    rows: rows.map((row, index) => aRow(row, index + 1, id)),
    executions: [anExecution('CENTRAL', amountInFen), anExecution('LOCAL', null), anExecution('OTHER', null)],
    statementAt: () => NO_STATEMENT,
    comments: [],
    submissions: [],
    decisions: [],
    openReturn: null,
    openConflicts: [],
    attention: [],
    content: { actuals: {}, executions: {} },
    previousContent: null,
    pendingCount: 0,
    ...overrides,
  };
}
