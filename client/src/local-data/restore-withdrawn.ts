import { enter } from './enter.ts';
import { entryOnTop } from './entry-on-top.ts';
import type { NewEntry } from './mutation-chain.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/**
 * Enters once more what was taken back, on top of everything entered since: with the base that it had, a value would
 * stand against the person's own later one as if two devices had entered them.
 */
export async function restoreWithdrawn(workspace: Workspace, id: string): Promise<SaveResult> {
  const { withdrawn } = workspace.database;
  const taken = await withdrawn.get(id);
  if (!taken) return 'saved';
  // Name and arguments are of one mutation; copied whole they stay together.
  const { name, args } = taken.record;
  const entry = (await entryOnTop(workspace, taken.record)) ?? ({ name, args } as NewEntry);
  return enter(workspace, [entry], {
    alongside: { tables: [withdrawn], write: () => withdrawn.delete(id) },
  });
}
