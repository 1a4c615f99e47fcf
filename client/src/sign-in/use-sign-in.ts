import { computed, onBeforeUnmount, ref } from 'vue';
import type { Outage, Refusal } from '../api/outcome.ts';
import { describeRefusal } from '../messages/error-messages.ts';
import { SIGN_IN_MESSAGES as words } from '../messages/sign-in.messages.ts';
import { useSession } from '../session/use-session.ts';

/** The sign-in form: what was typed, what is wrong with it, what the server said. */
export function useSignIn(onSignedIn: () => void) {
  const session = useSession();
  const accountName = ref('');
  const password = ref('');
  const isBusy = ref(false);
  const hasTried = ref(false);
  const failure = ref<string | null>(null);
  /** The network's doing, nobody's mistake: said quietly. */
  const isOutage = ref(false);
  const waitSeconds = ref(0);
  let countdown: ReturnType<typeof setInterval> | undefined;

  const accountHint = computed(() =>
    hasTried.value && !accountName.value.trim() ? words.accountMissing : null,
  );
  const passwordHint = computed(() => (hasTried.value && !password.value ? words.passwordMissing : null));
  /** Above the button: the server's word, or how long is still to wait. */
  const message = computed(() => (waitSeconds.value > 0 ? words.tooMany(waitSeconds.value) : failure.value));

  function waitFor(seconds: number): void {
    clearInterval(countdown);
    waitSeconds.value = seconds;
    countdown = setInterval(() => {
      waitSeconds.value -= 1;
      if (waitSeconds.value <= 0) clearInterval(countdown);
    }, 1000);
  }
  onBeforeUnmount(() => clearInterval(countdown));

  function explain(outcome: Refusal | Outage | { readonly kind: 'signed-out' }): void {
    if (outcome.kind === 'refused' && outcome.code === 'TOO_MANY_ATTEMPTS') {
      isOutage.value = false;
      waitFor(secondsIn(outcome.details));
      return;
    }
    isOutage.value = outcome.kind === 'outage';
    if (outcome.kind === 'outage') {
      failure.value = outcome.reason === 'offline' ? words.offline : words.unreachable;
      return;
    }
    failure.value = outcome.kind === 'refused' ? describeRefusal(outcome) : words.unreachable;
  }

  async function submit(): Promise<void> {
    hasTried.value = true;
    failure.value = null;
    if (isBusy.value || waitSeconds.value > 0 || !accountName.value.trim() || !password.value) return;
    isBusy.value = true;
    try {
      // Nobody begins to work where nothing can be kept.
      if (!(await session.canKeepData())) {
        isOutage.value = false;
        failure.value = words.noStorage;
        return;
      }
      const outcome = await session.signIn(accountName.value.trim(), password.value);
      if (outcome.kind === 'ok') onSignedIn();
      else explain(outcome);
    } finally {
      isBusy.value = false;
    }
  }

  return { accountName, password, isBusy, accountHint, passwordHint, message, isOutage, submit };
}

/** A throttle that does not say how long is waited out for the shortest time that one can be. */
function secondsIn(details: unknown): number {
  const seconds =
    typeof details === 'object' && details !== null && 'retryAfterSeconds' in details
      ? Number(details.retryAfterSeconds)
      : 1;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : 1;
}
