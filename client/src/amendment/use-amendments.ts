import { computed } from 'vue';
import { acceptAmendments, enterProposals, rejectAmendments } from '../local-data/decide-amendments.ts';
import { loadAmendments } from '../local-data/load-amendments.ts';
import { loadEntryNames } from '../local-data/load-entry-names.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { AMENDMENT_MESSAGES as words } from '../messages/amendment.messages.ts';
import { amendmentEntry, type AmendmentEntry, type AmendmentTask } from './amendment-entry.ts';

/** Proposals beside the forms of this person's scope, by whose turn it is; the longest waiting first. */
export function useAmendments() {
  const workspace = useWorkspace();
  const { database, reader } = workspace;
  const { value, isLoaded } = useLiveQuery(
    () => 'all',
    async () => {
      const [views, names] = await Promise.all([loadAmendments(database, reader), loadEntryNames(database)]);
      return views
        .map((view) => amendmentEntry(view, names))
        .sort((a, b) => (a.view.row.receivedAt < b.view.row.receivedAt ? -1 : 1));
    },
  );
  const entries = computed(() => value.value ?? []);
  const ofTask = (task: AmendmentTask) => entries.value.filter((entry) => entry.task === task);
  const viewsOf = (chosen: readonly AmendmentEntry[]) => chosen.map(({ view }) => view);

  async function accept(chosen: readonly AmendmentEntry[]): Promise<void> {
    const [first] = chosen;
    if (!first) return;
    const markOf = new Map(
      chosen.map(({ view, what, value: text }) => [view.row.id, words.mark(what, text)]),
    );
    await acceptAmendments(workspace, first.view.form, viewsOf(chosen), {
      reason: words.acceptedReason(chosen.length),
      mark: ({ row }) => markOf.get(row.id) ?? '',
    });
  }

  return {
    entries,
    isLoaded,
    ofTask,
    accept,
    reject: (chosen: readonly AmendmentEntry[], reason: string) =>
      rejectAmendments(workspace, viewsOf(chosen), reason),
    enter: (chosen: readonly AmendmentEntry[]) => enterProposals(workspace, viewsOf(chosen)),
  };
}
