import { isFinished } from '@attain/shared/report/report-job';
import { computed, onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import type { Outcome } from '../api/outcome.ts';
import {
  fetchSignOff,
  putUpReport,
  returnReportVersion,
  signReportVersion,
  withdrawReportVersion,
  type ReportVersionRow,
  type SignOffRows,
} from '../api/report-versions.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { SIGN_OFF_MESSAGES as words } from '../messages/sign-off.messages.ts';

/** A version takes seconds to make; a person sees the bar move. */
const ASK_EVERY_MS = 1000;

/**
 * The versions of a round's report and what is done to them. Only the server knows and decides: nothing of it waits on
 * this device, so that nobody believes to have signed what is not signed.
 */
export function useSignOff(roundId: MaybeRefOrGetter<string>) {
  const { userId } = useWorkspace();
  const rows = shallowRef<SignOffRows | null>(null);
  const trouble = ref<string | null>(null);
  const isAsking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  async function load(): Promise<void> {
    clearTimeout(timer);
    const asked = toValue(roundId);
    isAsking.value = true;
    const outcome = await fetchSignOff(asked, userId);
    if (isGone || asked !== toValue(roundId)) return;
    isAsking.value = false;
    trouble.value = describeTrouble(outcome);
    if (outcome.kind === 'ok') rows.value = outcome.value;
    if (making.value && outcome.kind !== 'refused') timer = setTimeout(() => void load(), ASK_EVERY_MS);
  }

  /** What was refused is told beside what the server now says. */
  async function act(call: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await call;
    await load();
    trouble.value = describeTrouble(outcome) ?? trouble.value;
    return outcome.kind === 'ok';
  }

  const latestMaking = computed(() => rows.value?.makings[0] ?? null);
  /** Under way. */
  const making = computed(() =>
    latestMaking.value && !isFinished(latestMaking.value.state) ? latestMaking.value : null,
  );

  watch(
    () => toValue(roundId),
    () => {
      rows.value = null;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    isGone = true;
    clearTimeout(timer);
  });

  return {
    rows,
    trouble,
    isAsking,
    making,
    /** The last making, where no version came of it. */
    failed: computed(() =>
      latestMaking.value?.state === 'FAILED' || latestMaking.value?.state === 'INTERRUPTED'
        ? latestMaking.value
        : null,
    ),
    load,
    putUp: (contentHash: string) => act(putUpReport({ roundId: toValue(roundId), contentHash }, userId)),
    sign: (version: ReportVersionRow, evenIfOutdated: boolean) =>
      act(signReportVersion(version, evenIfOutdated, userId)),
    sendBack: (version: ReportVersionRow, reason: string) =>
      act(returnReportVersion(version, reason, userId)),
    withdraw: (version: ReportVersionRow) => act(withdrawReportVersion(version, userId)),
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
