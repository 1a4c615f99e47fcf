import { computed } from 'vue';
import { exportWork } from '../local-data/export-work.ts';
import { loadEntryNames } from '../local-data/load-entry-names.ts';
import { loadOutbox } from '../local-data/load-outbox.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { attentionItems, pendingItems } from './outbox-item.ts';
import { saveFile } from './save-file.ts';

/** The page 同步: every entry that is not settled, and what can be done about it. */
export function useOutbox() {
  const { database, reader, userId } = useWorkspace();
  const entry = useFormEntry();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [view, names] = await Promise.all([
        loadOutbox(database, reader.grants),
        loadEntryNames(database),
      ]);
      return { view, attention: attentionItems(view, names), pending: pendingItems(view, names) };
    },
  );

  async function withdraw(id: string): Promise<void> {
    const record = value.value?.view.pending.find((pending) => pending.id === id);
    if (record?.name !== 'actual.set@1') return;
    const { selfEvaluationId, indicatorId, field, value: seen, base } = record.args;
    await entry.setActual({ formId: selfEvaluationId, indicatorId, field, value: base, seen });
  }

  async function exportAll(): Promise<void> {
    const now = new Date();
    const text = await exportWork(database, userId, now);
    saveFile(`attain-${now.toISOString().slice(0, 10)}.json`, text);
  }

  return {
    isLoaded,
    attention: computed(() => value.value?.attention ?? []),
    pending: computed(() => value.value?.pending ?? []),
    withdraw,
    repeat: entry.repeatAttention,
    dismiss: entry.dismissAttention,
    exportAll,
  };
}
