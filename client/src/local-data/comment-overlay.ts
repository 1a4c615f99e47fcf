import type { CommentRow } from '../api/form-rows.ts';
import type { CommentView } from './form-view.ts';
import { enteredAtOf, type Layer } from './layers.ts';

/** The comments of a form, oldest first, with those written here that have not been pulled yet. */
export function overlayComments(
  rows: readonly CommentRow[],
  layers: readonly Layer[],
  formRoundNumber: number,
  ownName: string,
): readonly CommentView[] {
  const views: CommentView[] = rows.map((row) => ({ ...row, sync: 'delivered' }));
  for (const { mutation, state } of layers) {
    if (mutation.name !== 'comment.add@1' && mutation.name !== 'form.review@1') continue;
    const { id } = mutation;
    const common = { authorName: ownName, createdAt: enteredAtOf(mutation), sync: state };
    if (mutation.name === 'comment.add@1' && !rows.some((row) => row.id === id)) {
      const { selfEvaluationId, indicatorId, text } = mutation.args;
      const roundNumber = formRoundNumber;
      views.push({ ...common, id, selfEvaluationId, indicatorId, reviewDecisionId: null, roundNumber, text });
    }
    if (mutation.name === 'form.review@1') {
      const { selfEvaluationId, roundNumber, marks } = mutation.args;
      for (const { indicatorId, text } of marks) {
        const markId = `${id} ${indicatorId}`;
        const place = { id: markId, selfEvaluationId, indicatorId, reviewDecisionId: id, roundNumber };
        views.push({ ...common, ...place, text });
      }
    }
  }
  return views.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}
