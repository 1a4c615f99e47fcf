import { computed, type ComputedRef } from 'vue';
import { useNow } from '../ui/use-now.ts';
import { readPull } from './chain-state.ts';
import type { PullState } from './stored-records.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

/** What the server's clock shows now, as far as its last page told. */
export function serverTime(deviceNow: Date, { clockAheadMs = 0 }: PullState): Date {
  return new Date(deviceNow.getTime() - clockAheadMs);
}

/** The server's time, renewed every minute: what is late is late by it, not by a phone in another year. */
export function useServerNow(): ComputedRef<Date> {
  const { database } = useWorkspace();
  const now = useNow();
  const { value: pull } = useLiveQuery(
    () => 'pull',
    () => readPull(database),
  );
  return computed(() => (pull.value ? serverTime(now.value, pull.value) : now.value));
}
