import { computed } from 'vue';
import { useDeviceNames } from '../device/use-device-names.ts';
import { handOver } from '../local-data/hand-over.ts';
import { loadEntryNames, type EntryNames } from '../local-data/load-entry-names.ts';
import { loadOutbox, type OutboxView } from '../local-data/load-outbox.ts';
import { useFormEntry } from '../local-data/use-form-entry.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';
import { attentionItems, pendingGroups, withdrawnItems, type OutboxItem } from './outbox-item.ts';
import { useWithdrawal } from './use-withdrawal.ts';

/** The page 同步: every entry that is not settled, and what can be done about it. */
export function useOutbox() {
  const workspace = useWorkspace();
  const { database, reader } = workspace;
  const entry = useFormEntry();
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [view, known, withdrawn, own] = await Promise.all([
        loadOutbox(database, reader.grants),
        loadEntryNames(database),
        database.withdrawn.toArray(),
        database.meta.get('own-clients'),
      ]);
      const names = withWaitingFiles(known, view.pending);
      return {
        attention: attentionItems(view, names, own?.key === 'own-clients' ? own.value : []),
        conflictForms: view.conflicts.map(({ selfEvaluationId }) => selfEvaluationId),
        groups: pendingGroups(view, names),
        withdrawn: withdrawnItems(withdrawn, names),
      };
    },
  );

  // Whose device the other value came from is asked of the server while there is a network.
  useDeviceNames(() => value.value?.conflictForms ?? []);

  return {
    isLoaded,
    attention: computed(() => (value.value?.attention ?? []).filter(({ isSettled }) => !isSettled)),
    settled: computed(() => (value.value?.attention ?? []).filter(({ isSettled }) => isSettled)),
    groups: computed(() => value.value?.groups ?? []),
    withdrawn: computed(() => value.value?.withdrawn ?? []),
    withdrawal: useWithdrawal(),
    repeat: entry.repeatAttention,
    dismiss: (items: readonly OutboxItem[]) => entry.dismissAttention(items.map(({ id }) => id)),
    handOver: ({ id, what, value: entered, why }: OutboxItem) =>
      handOver(workspace, id, words.handOverText(what, entered, why ?? '')),
  };
}

/** A photograph that was added here and removed again before it was sent has its name nowhere else. */
function withWaitingFiles(names: EntryNames, pending: OutboxView['pending']): EntryNames {
  const waiting = pending.flatMap((record) =>
    record.name === 'evidence.add@1' ? [[record.id, record.args.fileName] as const] : [],
  );
  return { ...names, evidence: new Map([...names.evidence, ...waiting]) };
}
