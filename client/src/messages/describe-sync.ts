import type { SyncStatusView } from '../sync/use-sync-status.ts';
import type { IconName } from '../ui/icon-shapes.ts';
import { formatWhen, formatWhenShort } from './format-when.ts';
import { describeRefusal } from './error-messages.ts';
import { describeTransfer } from './evidence.messages.ts';
import { OUTAGE_WORDS, SYNC_MESSAGES as words } from './sync.messages.ts';

export interface SyncDescription {
  readonly icon: IconName;
  /** The one line that comes first. */
  readonly title: string;
  /** Since when the oldest entry waits. */
  readonly age: string | null;
  /** Where the entries are and what will happen. */
  readonly note: string;
  /** For the corner of a page. */
  readonly short: string;
}

/** Where sync stands, in words. Never more than the outbox says. */
export function describeSync(view: SyncStatusView, now: Date): SyncDescription {
  const { status, pendingCount, oldestPendingAt, lastPulledAt } = view;
  const hasPending = pendingCount > 0;
  const pending = words.pending(pendingCount);
  const checked =
    lastPulledAt === null ? words.neverChecked : words.lastChecked(formatWhen(lastPulledAt, now));
  const age = oldestPendingAt === null ? null : words.oldest(formatWhen(oldestPendingAt, now));
  const isCut = status === 'offline';

  if (status === 'signed-out' || status === 'upgrade') {
    const [note, short] =
      status === 'signed-out'
        ? [words.signInNote, words.signInShort]
        : [words.upgradeNote, words.upgradeShort];
    return { icon: 'warn', title: hasPending ? pending : words.nothingPending, age, note, short };
  }
  if (hasPending) {
    const waiting = isCut ? words.waitingForNetwork : words.safeHere;
    const note = view.transfer ? `${describeTransfer(view.transfer)}。${waiting}` : waiting;
    const title = isCut ? words.offlineTitle : pending;
    return { icon: isCut ? 'offline' : 'local', title, age: isCut ? pending : age, note, short: pending };
  }
  if (isCut) {
    const title = words.offlineTitle;
    return { icon: 'offline', title, age: null, note: words.offlineNothing, short: words.offlineShort };
  }
  if (status === 'up-to-date' || status === 'needs-attention') {
    const when = lastPulledAt === null ? '' : ` ${formatWhenShort(lastPulledAt, now)}`;
    const short = lastPulledAt === null ? words.neverCheckedShort : `${words.upToDate}${when}`;
    return { icon: 'check', title: words.nothingPending, age: null, note: checked, short };
  }
  return { icon: 'sync', title: words.nothingPending, age: null, note: checked, short: words.nothingPending };
}

/** Why the last attempt came to nothing; null when it did not, or when a notice of its own says so. */
export function describeTrouble({ lastStop }: SyncStatusView): string | null {
  switch (lastStop?.kind) {
    case 'outage':
      return OUTAGE_WORDS[lastStop.cause];
    case 'refused':
      return describeRefusal(lastStop);
    default:
      return null;
  }
}
