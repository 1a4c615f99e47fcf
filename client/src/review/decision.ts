/** What a reviewer can do with a form, spelled as the server spells the outcome. */
export type Decision = 'APPROVED' | 'RETURNED' | 'REOPENED';

/**
 * Why a decision cannot be made yet: a return without a reason is useless to the preparer, and so is a reopening.
 * A marked cell carries its own reason. Who approves evidence that has not arrived says why.
 */
export function isReasonMissing(
  decision: Decision,
  comment: string,
  markCount: number,
  awaitedCount = 0,
): boolean {
  if (comment.trim() !== '') return false;
  if (decision === 'APPROVED') return awaitedCount > 0;
  return decision === 'REOPENED' || markCount === 0;
}
