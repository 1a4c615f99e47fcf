import { storedActualValue } from '@attain/shared/approval/actual-value';
import type { ActualFields, ExecutionFields } from '@attain/shared/approval/form-content';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import { storedStatement } from '@attain/shared/statement/statement-value';
import type { ActualField, ExecutionField } from '@attain/shared/sync/mutation';
import type {
  FieldConflictRow,
  FormStatementRow,
  FundExecutionRow,
  IndicatorActualRow,
} from '../api/form-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import { conflictSubject, isConflictBeingResolved } from './conflicts.ts';
import type { FieldView, FieldViews } from './form-view.ts';
import { stateAt, type Layer } from './layers.ts';
import type { NewEntry } from './mutation-chain.ts';
import { actualSubject, executionSubject, mutationSubject, statementSubject } from './mutation-subject.ts';
import { readStamps, type Stamp } from './stamps.ts';
import type { ValueState } from './value-state.ts';

/** What one form's server rows are seen through. */
export interface OverlayInput {
  readonly layers: readonly Layer[];
  /** All conflicts of the form, resolved ones too. */
  readonly conflicts: readonly FieldConflictRow[];
  readonly attention: readonly AttentionItem[];
  readonly safeSeq: number;
  /** This device: what it entered itself carries no name. */
  readonly clientId: string;
}

type Entered = string | number | null;

/** The same, to be asked field by field: after a month offline, looking through all layers for each is a second. */
export interface Overlay extends Pick<OverlayInput, 'safeSeq' | 'clientId'> {
  /** By the subject of a field, lowest first. */
  readonly layersOn: ReadonlyMap<string, readonly Layer[]>;
  /** By the subject of a field, oldest first. */
  readonly attentionOn: ReadonlyMap<string, readonly AttentionItem[]>;
  readonly openConflictOn: ReadonlyMap<string, FieldConflictRow>;
}

export function overlayOf({ layers, conflicts, attention, safeSeq, clientId }: OverlayInput): Overlay {
  const openConflictOn = new Map<string, FieldConflictRow>();
  for (const conflict of conflicts) {
    const subject = conflictSubject(conflict);
    const isOpen = conflict.state === 'OPEN' && !isConflictBeingResolved(conflict, layers);
    if (isOpen && !openConflictOn.has(subject)) openConflictOn.set(subject, conflict);
  }
  const attentionSubject = (item: AttentionItem) => fieldSubject({ ...item, id: item.mutationId }, conflicts);
  return {
    layersOn: groupBy(layers, ({ mutation }) => fieldSubject(mutation, conflicts)),
    attentionOn: groupBy(attention, attentionSubject),
    openConflictOn,
    safeSeq,
    clientId,
  };
}

/** An indicator's four fields as they are to be shown: the server row with the layers over it (SY2). */
export function overlayActual(row: IndicatorActualRow, overlay: Overlay): FieldViews<ActualFields> {
  const stamps = readStamps(row.stamps);
  const view = (field: ActualField): FieldView<string | null> =>
    overlayField(
      row[field],
      stamps[field],
      actualSubject(row.selfEvaluationId, row.indicatorId, field),
      (entered) => storedActualValue(field, entered === null ? null : String(entered)),
      overlay,
    );
  return {
    valueText: view('valueText'),
    completion: view('completion'),
    deviationReason: view('deviationReason'),
    improvementMeasure: view('improvementMeasure'),
  };
}

/** One source of money as it is to be shown, in whole fen. */
export function overlayExecution(row: FundExecutionRow, overlay: Overlay): FieldViews<ExecutionFields> {
  const stamps = readStamps(row.stamps);
  const view = (field: ExecutionField): FieldView<number | null> =>
    overlayField(
      row[field],
      stamps[field],
      executionSubject(row.selfEvaluationId, row.source, field),
      (entered) => (entered === null ? null : Number(entered)),
      overlay,
    );
  return {
    annualBudgetInFen: view('annualBudgetInFen'),
    arrivedInFen: view('arrivedInFen'),
    executedInFen: view('executedInFen'),
  };
}

/** What is said at one place; `row` is null while nobody's words have arrived. */
export function overlayStatement(
  row: FormStatementRow | null,
  formId: string,
  place: StatementPlace,
  overlay: Overlay,
): FieldView<string | null> {
  return overlayField(
    row?.text ?? null,
    readStamps(row?.stamps)['text'],
    statementSubject(formId, place),
    (entered) => storedStatement(entered === null ? null : String(entered)),
    overlay,
  );
}

/** The values alone, for scoring and for the content hash. */
export function valuesOf<Fields>(views: FieldViews<Fields>): Fields {
  const entries = Object.entries<FieldView<unknown>>(views).map(([field, { value }]) => [field, value]);
  // The same keys with the values that their views hold.
  return Object.fromEntries(entries) as Fields;
}

function overlayField<T>(
  standing: T,
  stamp: Stamp | undefined,
  subject: string,
  toValue: (entered: Entered) => T,
  { layersOn, attentionOn, openConflictOn, safeSeq, clientId }: Overlay,
): FieldView<T> {
  const top = layersOn
    .get(subject)
    // A row may be newer than what the last complete pull says (between its pages): then it has this layer in it.
    ?.findLast(({ seq }) => seq === null || seq > (stamp?.seq ?? 0));
  const openConflict = openConflictOn.get(subject);
  const refused = attentionOn.get(subject)?.at(-1);
  // One that stands as a conflict row already is shown once, as the conflict.
  const refusal = refused && refused.conflictId === openConflict?.id ? null : (refused ?? null);

  const entered = top ? enteredValue(top) : undefined;
  const isOwn = top !== undefined || stamp?.clientId === clientId;
  return {
    value: entered === undefined ? standing : toValue(entered),
    state: openConflict || refusal ? 'needs-attention' : (top?.state ?? stateOf(standing, stamp, safeSeq)),
    enteredAt: top?.enteredAt ?? stamp?.at ?? null,
    byName: isOwn ? null : (stamp?.byName ?? null),
    openConflict: openConflict ?? null,
    attention: refusal,
  };
}

/** A value without a stamp came with the form: it stands on the server and nobody entered it. */
function stateOf(standing: unknown, stamp: Stamp | undefined, safeSeq: number): ValueState {
  if (stamp) return stateAt(stamp.seq, safeSeq);
  return standing === null ? 'none' : 'delivered';
}

/** A resolution is about the field that its conflict is about. */
export function fieldSubject(
  mutation: NewEntry & { readonly id: string },
  conflicts: readonly FieldConflictRow[],
): string {
  const own = mutationSubject(mutation);
  if (mutation.name !== 'conflict.resolve@1') return own;
  const conflict = conflicts.find(({ id }) => id === mutation.args.conflictId);
  return conflict ? conflictSubject(conflict) : own;
}

function enteredValue({ mutation }: Layer): Entered | undefined {
  switch (mutation.name) {
    case 'actual.set@1':
    case 'execution.set@1':
    case 'statement.set@1':
    case 'conflict.resolve@1':
      return mutation.args.value;
    default:
      return undefined;
  }
}

function groupBy<T>(members: readonly T[], keyOf: (member: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
