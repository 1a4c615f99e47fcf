import { onScopeDispose, shallowRef } from 'vue';
import { useWorkspace } from '../local-data/workspace.ts';
import { withdrawMutation } from '../local-data/withdraw.ts';
import { forgetWithdrawn, restoreWithdrawn } from '../local-data/withdrawn-entry.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';
import { runUnlessSending } from '../sync/run-unless-sending.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Long enough to read one line and reach the button with a thumb. */
const OFFER_MS = 8000;

/** Taking an entry back, and entering it again. */
export function useWithdrawal() {
  const workspace = useWorkspace();
  const { database, userId, deviceTime } = workspace;
  /** The last one, offered to be entered again for a while; afterwards it stands in the list of 已撤回. */
  const offer = shallowRef<{ readonly id: string; readonly text: string } | null>(null);
  /** Why nothing was taken back. */
  const problem = shallowRef<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  async function withdraw({ id, title, what }: OutboxItem): Promise<void> {
    problem.value = null;
    const at = new Date(deviceTime().wallMs).toISOString();
    const end = await runUnlessSending(userId, navigator.locks, () => withdrawMutation(database, id, at));
    if (end === 'withdrawn') {
      offer.value = { id, text: words.withdrawnText([title, what].filter(Boolean).join(' ')) };
      clearTimeout(timer);
      timer = setTimeout(() => (offer.value = null), OFFER_MS);
      return;
    }
    problem.value = {
      sending: words.withdrawSending,
      'too-late': words.withdrawTooLate,
      'not-now': words.withdrawNotNow,
    }[end];
  }

  async function restore(id: string): Promise<void> {
    offer.value = null;
    await restoreWithdrawn(workspace, id);
  }

  const forget = (id: string) => forgetWithdrawn(database, id);

  /** It stays in the list of 已撤回. */
  const closeOffer = () => (offer.value = null);

  return { offer, problem, withdraw, restore, forget, closeOffer };
}
