import type { ActualFields, ExecutionFields, FormContent } from '@attain/shared/approval/form-content';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { FundSource } from '@attain/shared/sync/mutation';
import type {
  CommentRow,
  FieldConflictRow,
  ReviewDecisionRow,
  SelfEvaluationRow,
  SubmissionRow,
} from '../api/form-rows.ts';
import type {
  BudgetDocumentRow,
  FundRow,
  IndicatorRow,
  OrgUnitRow,
  RoundRow,
  SchemeRow,
  TargetTableRow,
} from '../api/reference-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import type { ValueState } from './value-state.ts';

/** One field as it is to be shown: the server's value with what was entered here laid over it (SY2). */
export interface FieldView<T> {
  readonly value: T;
  readonly state: ValueState;
  /** ISO 8601; null while nobody has entered anything. */
  readonly enteredAt: string | null;
  /** Null: entered on this device. */
  readonly byName: string | null;
  /** Two values stand against each other; link to `/conflicts/<id>`. */
  readonly openConflict: FieldConflictRow | null;
  /** What was entered here and the server could not apply (locked, invalid …); `args` holds the entered value. */
  readonly attention: AttentionItem | null;
}

export type FieldViews<Fields> = { readonly [F in keyof Fields]: FieldView<Fields[F]> };

/** One indicator with its actual value: a line of the form. */
export interface FormRowView {
  readonly indicator: IndicatorRow;
  readonly fields: FieldViews<ActualFields>;
  /** The same four values without their states, for scoring. */
  readonly values: ActualFields;
  /** The row in the submission before, to show differences; null when there is none. */
  readonly previous: ActualFields | null;
  /** All rounds, oldest first. */
  readonly comments: readonly CommentView[];
  /** The reviewer's mark of the last return; null once the form was submitted again. */
  readonly returnMark: CommentView | null;
}

export interface ExecutionView {
  readonly source: FundSource;
  readonly fields: FieldViews<ExecutionFields>;
  readonly values: ExecutionFields;
  readonly previous: ExecutionFields | null;
}

export interface CommentView extends CommentRow {
  readonly sync: ValueState;
}

/** A form with everything that belongs to it. Reference rows are null only until their page has been pulled. */
export interface FormView {
  readonly id: string;
  /** Server row; its `state` is the overlaid one: a submission waiting in the outbox shows SUBMITTED already. */
  readonly form: SelfEvaluationRow;
  /** `saved-here`: the state stands on this device only (提交：先存本机，送达后生效). */
  readonly stateSync: ValueState;
  /** The form may be filled in by its state; whether this person may is `canFillIn`. */
  readonly isEditable: boolean;
  readonly canFillIn: boolean;
  readonly canReview: boolean;
  readonly canReopen: boolean;
  readonly canComment: boolean;
  readonly targetTable: TargetTableRow | null;
  readonly round: RoundRow | null;
  readonly fund: FundRow | null;
  readonly document: BudgetDocumentRow | null;
  readonly scheme: SchemeRow | null;
  readonly orgUnit: OrgUnitRow | null;
  /** By position. */
  readonly rows: readonly FormRowView[];
  /** CENTRAL, LOCAL, OTHER: always three. */
  readonly executions: readonly ExecutionView[];
  /** What is said at a place, also where nobody wrote yet. */
  readonly statementAt: (place: StatementPlace) => FieldView<string | null>;
  /** Comments on the form as a whole, oldest first; those on rows are in `rows`. */
  readonly comments: readonly CommentView[];
  /** Oldest first. */
  readonly submissions: readonly SubmissionRow[];
  readonly decisions: readonly ReviewDecisionRow[];
  /** The decision of the last return, with its comment, while the form is not submitted again. */
  readonly openReturn: ReviewDecisionRow | null;
  readonly openConflicts: readonly FieldConflictRow[];
  /** Refused submissions, reviews, comments … of this form (refused values are in their fields too). */
  readonly attention: readonly AttentionItem[];
  /** What a submission binds itself to: the overlaid values. */
  readonly content: FormContent;
  /** Content of the submission before, for differences. */
  readonly previousContent: FormContent | null;
  /** Values of this form that have not reached the server yet. */
  readonly pendingCount: number;
}
