import { enter } from './enter.ts';
import { entryOnTop } from './entry-on-top.ts';
import { newUploads, uploadNamedBy } from './evidence-uploads.ts';
import type { LocalDatabase } from './database.ts';
import type { NewEntry } from './mutation-chain.ts';
import type { Alongside } from './outbox.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';
import { writeDurably } from './write-durably.ts';

/**
 * Enters once more what was taken back, on top of everything entered since: with the base that it had, a value would
 * stand against the person's own later one as if two devices had entered them.
 */
export async function restoreWithdrawn(workspace: Workspace, id: string): Promise<SaveResult> {
  const taken = await workspace.database.withdrawn.get(id);
  if (!taken) return 'saved';
  // Name and arguments are of one mutation; copied whole they stay together.
  const { name, args } = taken.record;
  const entry = (await entryOnTop(workspace, taken.record)) ?? ({ name, args } as NewEntry);
  return enter(workspace, [entry], { alongside: takingUp(workspace.database, id) });
}

/** The entry is no longer among those taken back, and the bytes of a photograph are owed under its new id. */
function takingUp(database: LocalDatabase, id: string): Alongside {
  const { withdrawn, evidenceUploads } = database;
  return {
    tables: [withdrawn, evidenceUploads],
    async write(mutations) {
      await withdrawn.delete(id);
      const named = mutations.flatMap((mutation) =>
        mutation.name === 'evidence.add@1' ? [uploadNamedBy(mutation)] : [],
      );
      const before = await evidenceUploads.toArray();
      const hasBytes = before.some(({ evidenceId }) => evidenceId === id);
      const uploads = newUploads(before, named);
      await evidenceUploads.bulkPut(
        hasBytes ? [...uploads] : uploads.map((upload) => ({ ...upload, state: 'LOST' as const })),
      );
    },
  };
}

/** The person lets go of what they took back, or has read that it had arrived all the same. Only ever from a button. */
export async function forgetWithdrawn(database: LocalDatabase, id: string): Promise<void> {
  const { withdrawn, evidenceUploads } = database;
  await writeDurably(database, () =>
    database.transaction('rw', withdrawn, evidenceUploads, async () => {
      const taken = await withdrawn.get(id);
      await withdrawn.delete(id);
      if (taken?.hasArrived) await evidenceUploads.update(id, { state: 'WAITING' });
    }),
  );
}
