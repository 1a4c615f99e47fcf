import { shallowRef } from 'vue';
import { exportWork } from '../local-data/export-work.ts';
import { importWork, type ImportResult } from '../local-data/import-work.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';
import { saveFile } from '../ui/save-file.ts';

/** Unsent work out to a file and back. */
export function useWorkFile() {
  const { database, userId, onEntered } = useWorkspace();
  /** What came of the last import or export. */
  const outcome = shallowRef<{ readonly text: string; readonly isRefusal: boolean } | null>(null);

  /** @param onlyIds Of these entries only; everything when it is left out. */
  async function exportToFile(onlyIds?: readonly string[]): Promise<void> {
    const now = new Date();
    const text = await exportWork(database, userId, now, onlyIds);
    saveFile(`attain-${now.toISOString().slice(0, 16).replaceAll(':', '')}.json`, text, 'application/json');
    const all = (await database.outbox.count()) + (await database.kept.where({ attention: 'OPEN' }).count());
    outcome.value = { text: words.exported(onlyIds?.length ?? all), isRefusal: false };
  }

  async function importFromFile(file: Blob): Promise<void> {
    outcome.value = null;
    try {
      const result = await importWork(database, await file.text(), userId);
      outcome.value = { text: describe(result), isRefusal: result.kind === 'refused' };
      if (result.kind === 'imported') onEntered();
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      outcome.value = { text: words.importFailed, isRefusal: true };
    }
  }

  return { outcome, exportToFile, importFromFile };
}

function describe(result: ImportResult): string {
  if (result.kind === 'refused') return words.importRefused[result.reason];
  const { added, known, drafts } = result;
  return [words.imported(added, known), drafts > 0 ? words.importedDrafts(drafts) : ''].join('');
}
