import { onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue';
import type { Outcome } from '../api/outcome.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeTrouble, type TroubleWords } from '../messages/describe-trouble.ts';

/** A report takes seconds to make; a person sees the bar move. */
const ASK_EVERY_MS = 1000;

interface Watch<T> {
  readonly roundId: MaybeRefOrGetter<string>;
  readonly fetch: (roundId: string, viewerId: string) => Promise<Outcome<T>>;
  readonly isUnderWay: (answer: T) => boolean;
  readonly words: TroubleWords;
}

/** What only the server knows of a round: it is asked, and again while something is under way. */
export function useWatched<T>({ roundId, fetch, isUnderWay, words }: Watch<T>) {
  const { userId } = useWorkspace();
  const answer: ShallowRef<T | null> = shallowRef(null);
  const trouble = ref<string | null>(null);
  const isAsking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  async function load(): Promise<void> {
    clearTimeout(timer);
    const asked = toValue(roundId);
    isAsking.value = true;
    const outcome = await fetch(asked, userId);
    if (isGone || asked !== toValue(roundId)) return;
    isAsking.value = false;
    trouble.value = describeTrouble(outcome, words);
    if (outcome.kind === 'ok') answer.value = outcome.value;
    const goesOn = answer.value !== null && isUnderWay(answer.value);
    if (goesOn && outcome.kind !== 'refused') timer = setTimeout(() => void load(), ASK_EVERY_MS);
  }

  /** What was refused is told beside what the server now says. @returns Whether it was done. */
  async function act(call: Promise<Outcome<unknown>>): Promise<boolean> {
    const outcome = await call;
    await load();
    trouble.value = describeTrouble(outcome, words) ?? trouble.value;
    return outcome.kind === 'ok';
  }

  watch(
    () => toValue(roundId),
    () => {
      answer.value = null;
      void load();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    isGone = true;
    clearTimeout(timer);
  });

  return { answer, trouble, isAsking, load, act, userId };
}
