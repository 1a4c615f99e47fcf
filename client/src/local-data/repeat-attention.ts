import { enter } from './enter.ts';
import { entryOnTop } from './entry-on-top.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/** Enters a refused mutation again, on top of what stands now, and settles the refusal by it. */
export async function repeatAttention(workspace: Workspace, mutationId: string): Promise<SaveResult> {
  const refused = await workspace.database.kept.get(mutationId);
  if (!refused) return 'saved';
  const entry = await entryOnTop(workspace, refused);
  if (!entry) throw new Error(`${refused.name} ${mutationId} cannot be entered again on this device`);
  return enter(workspace, [entry], { closes: [mutationId] });
}
