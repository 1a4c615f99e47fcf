import type { StatementPlace } from '@attain/shared/statement/statement-place';
import type { ActualField, ExecutionField, FundSource, MutationArgs } from '@attain/shared/sync/mutation';
import type { FieldConflictRow } from '../api/form-rows.ts';
import { bindToContent } from './bind-to-content.ts';
import {
  actualDraftKey,
  commentDraftKey,
  conflictDraftKey,
  executionDraftKey,
  markDraftKey,
  reopenDraftKey,
  reviewDraftKey,
  statementDraftKey,
} from './draft-keys.ts';
import { enter } from './enter.ts';
import type { FormView } from './form-view.ts';
import { dismissAttention } from './outbox.ts';
import { repeatAttention } from './repeat-attention.ts';
import type { SaveResult } from './value-state.ts';
import { useWorkspace, type Workspace } from './workspace.ts';

interface ActualEntry {
  readonly formId: string;
  readonly indicatorId: string;
  readonly field: ActualField;
  readonly value: string | null;
  /** What stood in the field when the person began to change it: the base of the merge. */
  readonly seen: string | null;
}

interface ExecutionEntry {
  readonly formId: string;
  readonly source: FundSource;
  readonly field: ExecutionField;
  /** Whole fen. */
  readonly value: number | null;
  readonly seen: number | null;
}

interface StatementEntry {
  readonly formId: string;
  readonly place: StatementPlace;
  readonly value: string | null;
  readonly seen: string | null;
}

type Review = Pick<MutationArgs['form.review@1'], 'outcome' | 'comment' | 'marks'>;

/** Everything that people do to forms. Works the same online and offline: each verb writes one outbox record. */
export function createFormEntry(workspace: Workspace) {
  return {
    async setActual({ formId, indicatorId, field, value, seen }: ActualEntry): Promise<SaveResult> {
      const draftKey = actualDraftKey(formId, indicatorId, field);
      if (value === seen) return forget(workspace, draftKey);
      const args = { selfEvaluationId: formId, indicatorId, field, value, base: seen };
      return enter(workspace, [{ name: 'actual.set@1', args }], { draftKeys: [draftKey] });
    },

    async setExecution({ formId, source, field, value, seen }: ExecutionEntry): Promise<SaveResult> {
      const draftKey = executionDraftKey(formId, source, field);
      if (value === seen) return forget(workspace, draftKey);
      const args = { selfEvaluationId: formId, source, field, value, base: seen };
      return enter(workspace, [{ name: 'execution.set@1', args }], { draftKeys: [draftKey] });
    },

    async setStatement({ formId, place, value, seen }: StatementEntry): Promise<SaveResult> {
      const draftKey = statementDraftKey(formId, place);
      if (value === seen) return forget(workspace, draftKey);
      const args = { selfEvaluationId: formId, place, value, base: seen };
      return enter(workspace, [{ name: 'statement.set@1', args }], { draftKeys: [draftKey] });
    },

    /** Binds itself to the values of the view, which is what the person saw (SY6). */
    async submitForm(view: FormView): Promise<SaveResult> {
      const { targetTable } = view;
      if (!targetTable) throw new Error(`form ${view.id} has no target table on this device`);
      const args = { ...(await bindToContent(view)), schemeId: targetTable.schemeId };
      return enter(workspace, [{ name: 'form.submit@1', args }]);
    },

    async reviewForm(view: FormView, { outcome, comment, marks }: Review): Promise<SaveResult> {
      const args = { ...(await bindToContent(view)), outcome, comment, marks };
      const draftKeys = [
        reviewDraftKey(view.id),
        ...view.rows.map(({ indicator }) => markDraftKey(view.id, indicator.id)),
      ];
      return enter(workspace, [{ name: 'form.review@1', args }], { draftKeys });
    },

    async reopenForm({ id, form }: FormView, reason: string): Promise<SaveResult> {
      const args = { selfEvaluationId: id, roundNumber: form.roundNumber, reason };
      return enter(workspace, [{ name: 'form.reopen@1', args }], { draftKeys: [reopenDraftKey(id)] });
    },

    async addComment(comment: {
      readonly formId: string;
      readonly indicatorId: string | null;
      readonly text: string;
    }): Promise<SaveResult> {
      const { formId, indicatorId, text } = comment;
      const args = { selfEvaluationId: formId, indicatorId, text };
      const draftKeys = [commentDraftKey(formId, indicatorId)];
      return enter(workspace, [{ name: 'comment.add@1', args }], { draftKeys });
    },

    /** `seen`: the value standing on the server when the person chose. */
    async resolveConflict(
      { id, selfEvaluationId }: FieldConflictRow,
      value: string | null,
      seen: string | null,
    ): Promise<SaveResult> {
      const args = { selfEvaluationId, conflictId: id, value, base: seen };
      const draftKeys = [conflictDraftKey(id)];
      return enter(workspace, [{ name: 'conflict.resolve@1', args }], { draftKeys });
    },

    repeatAttention: (mutationId: string) => repeatAttention(workspace, mutationId),
    dismissAttention: (mutationIds: readonly string[]) => dismissAttention(workspace.database, mutationIds),
  };
}

export function useFormEntry() {
  return createFormEntry(useWorkspace());
}

/** The person typed back what stood there: nothing to enter, and the draft is done with. */
async function forget({ drafts }: Workspace, draftKey: string): Promise<SaveResult> {
  await drafts.discard(draftKey);
  return 'saved';
}
