import { isFinished } from '@attain/shared/report/report-job';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import {
  fetchSignOff,
  putUpReport,
  returnReportVersion,
  signReportVersion,
  withdrawReportVersion,
  type ReportVersionRow,
  type SignOffRows,
} from '../api/report-versions.ts';
import { SIGN_OFF_MESSAGES as words } from '../messages/sign-off.messages.ts';
import { useWatched } from '../report/use-watched.ts';
import type { SignOffAnswer } from './sign-off-question.ts';

/**
 * The versions of a round's report and what is done to them. Only the server knows and decides: nothing of it waits on
 * this device, so that nobody believes to have signed what is not signed.
 */
export function useSignOff(roundId: MaybeRefOrGetter<string>) {
  const { answer, trouble, isAsking, load, act, userId } = useWatched({
    roundId,
    fetch: fetchSignOff,
    isUnderWay: (rows) => makingIn(rows) !== null,
    words,
  });
  const lastMaking = computed(() => answer.value?.makings[0] ?? null);

  return {
    rows: answer,
    trouble,
    isAsking,
    /** Under way. */
    making: computed(() => answer.value && makingIn(answer.value)),
    /** The last making, where no version came of it. */
    failed: computed(() =>
      lastMaking.value?.state === 'FAILED' || lastMaking.value?.state === 'INTERRUPTED'
        ? lastMaking.value
        : null,
    ),
    load,
    putUp: (contentHash: string, evenIfPartial: boolean) =>
      act(putUpReport({ roundId: toValue(roundId), contentHash, evenIfPartial }, userId)),
    sign: (version: ReportVersionRow, knowing: SignOffAnswer) =>
      act(signReportVersion(version, knowing, userId)),
    sendBack: (version: ReportVersionRow, reason: string) =>
      act(returnReportVersion(version, reason, userId)),
    withdraw: (version: ReportVersionRow) => act(withdrawReportVersion(version, userId)),
  };
}

function makingIn({ makings }: SignOffRows): SignOffRows['makings'][number] | null {
  const [last] = makings;
  return last && !isFinished(last.state) ? last : null;
}
