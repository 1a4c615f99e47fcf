import type { NewEntry } from './mutation-chain.ts';
import { enterMutations, type EnterOptions } from './outbox.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';
import { StorageFailure } from './write-durably.ts';

/**
 * Enters what a person did. `saved` only after the durable write (SY1); otherwise the entries are on the not-saved
 * list, which puts up the blocking banner, and their drafts stay.
 */
export async function enter(
  workspace: Workspace,
  entries: readonly NewEntry[],
  options: EnterOptions = {},
): Promise<SaveResult> {
  const { database, drafts, notSaved, deviceTime, onEntered } = workspace;
  const taken = drafts.take(options.draftKeys ?? []);
  try {
    await enterMutations(database, entries, deviceTime(), options);
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    drafts.putBack(taken);
    notSaved.add({ entries, again: () => enter(workspace, entries, options) });
    return 'not-saved';
  }
  onEntered();
  return 'saved';
}
