import { shallowRef } from 'vue';
import { exportWork, readExportedFiles, type WorkExport } from '../local-data/export-work.ts';
import { importWork, type ImportResult } from '../local-data/import-work.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { workFileOf } from '../local-data/work-file.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';
import { useForeignWork, type FileOutcome } from './use-foreign-work.ts';
import { saveFile } from '../ui/save-file.ts';

/** Opens as text; with photographs behind the text it does not. */
const TEXT_ONLY = { extension: '.json', type: 'application/json' };
const WITH_BYTES = { extension: '.attain', type: 'application/octet-stream' };

/** Unsent work out to a file and back. */
export function useWorkFile() {
  const { database, userId, onEntered } = useWorkspace();
  /** What came of the last import or export. */
  const outcome = shallowRef<FileOutcome | null>(null);
  const foreign = useForeignWork(outcome);

  /** @param onlyIds Of these entries only; everything when it is left out. */
  async function exportToFile(onlyIds?: readonly string[]): Promise<void> {
    outcome.value = null;
    const now = new Date();
    try {
      const work = await exportWork(database, userId, now, onlyIds);
      const parts = [new Blob([work.head])];
      // Each becomes a blob of its own, which the browser may lay on the disk: together they may be too much for memory.
      for await (const bytes of readExportedFiles(database, work)) parts.push(new Blob([bytes]));
      const { extension, type } = work.files.length > 0 ? WITH_BYTES : TEXT_ONLY;
      const name = `attain-${now.toISOString().slice(0, 16).replaceAll(':', '')}${extension}`;
      saveFile(name, new Blob(parts), type);
      outcome.value = { text: describeExport(work), isRefusal: false };
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      outcome.value = { text: words.exportFailed, isRefusal: true };
    }
  }

  async function importFromFile(file: Blob): Promise<void> {
    outcome.value = null;
    try {
      const result = await importWork(database, workFileOf(file), userId);
      const isOfAnother = result.kind === 'refused' && result.reason === 'other-person';
      if (isOfAnother && foreign.isLeading.value) return await foreign.offer(file);
      outcome.value = { text: describe(result), isRefusal: result.kind === 'refused' };
      if (result.kind === 'imported') onEntered();
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      outcome.value = { text: words.importFailed, isRefusal: true };
    }
  }

  return { outcome, exportToFile, importFromFile, foreign };
}

function describeExport({ entries, pieces, lostPieces }: WorkExport): string {
  return [words.exported(entries, pieces), lostPieces > 0 ? words.exportedLost(lostPieces) : ''].join('');
}

function describe(result: ImportResult): string {
  if (result.kind === 'refused') return words.importRefused[result.reason];
  const { added, known, drafts, pieces } = result;
  return [
    words.imported(added, known),
    pieces > 0 ? words.importedPieces(pieces) : '',
    drafts > 0 ? words.importedDrafts(drafts) : '',
  ].join('');
}
