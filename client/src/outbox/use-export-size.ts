import { computed } from 'vue';
import { measureExport } from '../local-data/measure-export.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { formatBytes } from '../messages/format-bytes.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';

/** How large the exported file would be, in words; null while there is nothing to export. */
export function useExportSize() {
  const { database } = useWorkspace();
  const { value } = useLiveQuery(
    () => 'all',
    () => measureExport(database),
  );
  return computed(() => {
    if (value.value === null || value.value.entries + value.value.pieces === 0) return null;
    const { bytes, pieces } = value.value;
    return words.exportSize(formatBytes(bytes), pieces);
  });
}
