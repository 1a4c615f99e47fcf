import { enter } from '../local-data/enter.ts';
import type { EvidenceView } from '../local-data/load-evidence.ts';
import { dismissAttention } from '../local-data/outbox.ts';
import type { SaveResult } from '../local-data/value-state.ts';
import type { Workspace } from '../local-data/workspace.ts';

/** Takes a piece back; one that the server had refused is only put away. */
export async function removeEvidence(
  workspace: Workspace,
  { id, selfEvaluationId, trouble }: EvidenceView,
): Promise<SaveResult> {
  if (trouble?.kind !== 'REFUSED') {
    return enter(workspace, [{ name: 'evidence.remove@1', args: { selfEvaluationId, evidenceId: id } }]);
  }
  await dismissAttention(workspace.database, [id]);
  return 'saved';
}
