import type { FieldConflictRow } from '../api/form-rows.ts';
import type { AttentionItem } from './attention-item.ts';
import { enteredAtOf } from './layers.ts';
import type { KeptRecord } from './stored-records.ts';

/**
 * What the person must still look at, oldest first. A conflict that somebody has resolved needs nobody any more;
 * everything else stays until the person acts.
 */
export function openAttention(
  kept: readonly KeptRecord[],
  conflicts: readonly FieldConflictRow[],
): readonly AttentionItem[] {
  const resolved = new Set(conflicts.filter(({ state }) => state === 'RESOLVED').map(({ id }) => id));
  return kept
    .filter(({ attention }) => attention === 'OPEN')
    .filter(({ verdict }) => verdict.conflictId === null || !resolved.has(verdict.conflictId))
    .sort((a, b) => a.verdict.seq - b.verdict.seq)
    .map(toAttentionItem);
}

function toAttentionItem(record: KeptRecord): AttentionItem {
  const { outcome, code, details, conflictId } = record.verdict;
  // Spread whole, so that name and args stay together; the rest of the record is not part of the item's type.
  return {
    ...record,
    mutationId: record.id,
    outcome,
    code,
    details,
    conflictId,
    enteredAt: enteredAtOf(record),
  };
}
