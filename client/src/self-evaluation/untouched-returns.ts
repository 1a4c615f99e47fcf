import type { FormRowView } from '../local-data/form-view.ts';
import { isChanged } from './row-changes.ts';

/**
 * Rows that were sent back and say the same as before, without an answer: asked about before they go out again. Evidence
 * alone may be answer enough, and is not looked at.
 */
export function untouchedReturns(rows: readonly FormRowView[]): readonly FormRowView[] {
  return rows.filter((row) => {
    const isAnswered = row.comments.at(-1)?.id !== row.returnMark?.id;
    return row.returnMark !== null && row.previous !== null && !isAnswered && !isChanged(row);
  });
}
