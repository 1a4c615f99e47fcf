import { isFinished } from '@attain/shared/report/report-job';
import { computed, onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { fetchReportJobs, makeReportFiles, type ReportJobRow } from '../api/report-jobs.ts';
import type { Outcome } from '../api/outcome.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { REPORT_FILES_MESSAGES as words } from '../messages/report-files.messages.ts';

/** A report takes seconds; a person sees the bar move. */
const ASK_EVERY_MS = 1000;

/** The makings of a round's report files. Only the server knows of them: it is asked, again while one is under way. */
export function useReportJobs(roundId: MaybeRefOrGetter<string>) {
  const { userId } = useWorkspace();
  const jobs = shallowRef<readonly ReportJobRow[] | null>(null);
  const trouble = ref<string | null>(null);
  const isAsking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  async function load(): Promise<void> {
    clearTimeout(timer);
    const asked = toValue(roundId);
    isAsking.value = true;
    const outcome = await fetchReportJobs(asked, userId);
    if (isGone || asked !== toValue(roundId)) return;
    isAsking.value = false;
    trouble.value = describeTrouble(outcome);
    if (outcome.kind === 'ok') jobs.value = outcome.value;
    const isUnderWay = jobs.value?.some(({ state }) => !isFinished(state)) ?? false;
    if (isUnderWay && outcome.kind !== 'refused') timer = setTimeout(() => void load(), ASK_EVERY_MS);
  }

  async function make(): Promise<void> {
    const outcome = await makeReportFiles(toValue(roundId), userId);
    trouble.value = describeTrouble(outcome);
    if (outcome.kind === 'ok') await load();
  }

  watch(
    () => toValue(roundId),
    () => {
      jobs.value = null;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    isGone = true;
    clearTimeout(timer);
  });

  return {
    jobs,
    /** The one to show: newer ones replace it as they come. */
    latest: computed(() => jobs.value?.[0] ?? null),
    trouble,
    isAsking,
    load,
    make,
  };
}

function describeTrouble(outcome: Outcome<unknown>): string | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'refused':
      return describeRefusal(outcome);
    case 'signed-out':
      return describeRefusal({ code: 'NOT_SIGNED_IN', details: {} });
    case 'outage':
      return outcome.reason === 'offline' ? words.offline : words.unreachable;
  }
}
