import { isFinished } from '@attain/shared/report/report-job';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { fetchReportJobs, makeReportFiles } from '../api/report-jobs.ts';
import { REPORT_FILES_MESSAGES as words } from '../messages/report-files.messages.ts';
import { useWatched } from './use-watched.ts';

/** The makings of a round's report files. */
export function useReportJobs(roundId: MaybeRefOrGetter<string>) {
  const { answer, trouble, isAsking, load, act, userId } = useWatched({
    roundId,
    fetch: fetchReportJobs,
    isUnderWay: (jobs) => jobs.some(({ state }) => !isFinished(state)),
    words,
  });
  return {
    /** The one to show: newer ones replace it as they come. */
    latest: computed(() => answer.value?.[0] ?? null),
    trouble,
    isAsking,
    load,
    make: () => act(makeReportFiles(toValue(roundId), userId)),
  };
}
