import { computed, shallowRef, type ShallowRef } from 'vue';
import { readForeignWork, recoverWork, type ForeignWork } from '../local-data/recover-work.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { workFileOf } from '../local-data/work-file.ts';
import { StorageFailure } from '../local-data/write-durably.ts';
import { SYNC_MESSAGES as words } from '../messages/sync.messages.ts';

export interface FileOutcome {
  readonly text: string;
  readonly isRefusal: boolean;
}

/** Another person's file, for somebody who leads: read first, and entered when they say so. */
export function useForeignWork(outcome: ShallowRef<FileOutcome | null>) {
  const { database, userId, reader, deviceTime, onEntered } = useWorkspace();
  const isLeading = computed(() =>
    reader.grants.some(({ role }) => role === 'REVIEWER' || role === 'MANAGER'),
  );
  /** Read, and not confirmed yet. */
  const offered = shallowRef<ForeignWork | null>(null);

  async function offer(file: Blob): Promise<void> {
    const work = await readForeignWork(database, workFileOf(file), { userId, grants: reader.grants });
    if (work.kind === 'foreign') offered.value = work;
    else outcome.value = { text: words.importRefused[work.reason], isRefusal: true };
  }

  async function confirm(): Promise<void> {
    const work = offered.value;
    offered.value = null;
    if (!work) return;
    try {
      await recoverWork(database, work, deviceTime());
      outcome.value = { text: words.recovered(work.entries.length), isRefusal: false };
      onEntered();
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      outcome.value = { text: words.importFailed, isRefusal: true };
    }
  }

  return { isLeading, offered, offer, confirm, cancel: () => (offered.value = null) };
}
