import { MAX_TEXT_LENGTH } from '@attain/shared/sync/protocol';
import { enter } from './enter.ts';
import { isValueEntry } from './is-value-entry.ts';
import { formOfMutation } from './mutation-owner.ts';
import type { AnyMutation } from './stored-records.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/** Whether a refused entry can be handed to the reviewer: a comment that was refused would be refused again. */
export function canBeHandedOver(name: AnyMutation['name']): boolean {
  return isValueEntry(name) || name === 'form.submit@1';
}

/** Tells the reviewer, in a comment at the same place, what was entered and did not take effect; that settles it here. */
export async function handOver(workspace: Workspace, mutationId: string, text: string): Promise<SaveResult> {
  const refused = await workspace.database.kept.get(mutationId);
  const selfEvaluationId = refused && formOfMutation(refused);
  if (!refused || !selfEvaluationId) return 'saved';
  const { args } = refused;
  const indicatorId = 'indicatorId' in args ? args.indicatorId : null;
  const comment = {
    name: 'comment.add@1',
    args: { selfEvaluationId, indicatorId, text: text.slice(0, MAX_TEXT_LENGTH) },
  } as const;
  return enter(workspace, [comment], { closes: [mutationId] });
}
