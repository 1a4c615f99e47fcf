import { PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { computed, onMounted, shallowRef } from 'vue';
import { readPull } from '../local-data/chain-state.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { isInstalled } from '../pwa/install.ts';
import { readStorageState, type StorageState } from '../pwa/storage-state.ts';
import { useSyncEngine } from '../sync/use-sync-status.ts';

/** Facts for whoever helps: states and counts, nothing that was entered. One `key: value` a line. */
export function useDiagnostics() {
  const { database } = useWorkspace();
  const engine = useSyncEngine();
  const storage = shallowRef<StorageState | null>(null);
  onMounted(async () => {
    storage.value = await readStorageState();
  });

  const { value: counts } = useLiveQuery(
    () => 'all',
    async () => {
      const chain = await database.meta.get('chain');
      return {
        chain: chain?.key === 'chain' ? chain.value : null,
        pull: await readPull(database),
        outbox: await database.outbox.count(),
        kept: await database.kept.count(),
        drafts: await database.drafts.count(),
        attention: await database.kept.where({ attention: 'OPEN' }).count(),
      };
    },
  );

  const text = computed(() => {
    const { chain, pull, outbox, kept, drafts, attention } = counts.value ?? {};
    const stop = engine.lastStop.value;
    const facts: readonly (readonly [string, string | number | boolean | null | undefined])[] = [
      ['app', __APP_VERSION__],
      ['protocol', PROTOCOL_VERSION],
      ['client', chain?.clientId],
      ['nextSeq', chain?.nextSeq],
      ['epoch', chain?.epoch],
      ['pulledSeq', pull?.pulledSeq],
      ['safeSeq', pull?.safeSeq],
      ['lastPulledAt', pull?.lastPulledAt],
      ['outbox', outbox],
      ['kept', kept],
      ['attention', attention],
      ['drafts', drafts],
      ['engine', engine.phase.value],
      ['lastStop', stop && ('cause' in stop ? stop.cause : 'code' in stop ? stop.code : stop.kind)],
      ['online', navigator.onLine],
      ['worker', navigator.serviceWorker?.controller?.state ?? 'none'],
      ['installed', isInstalled()],
      ['persistent', storage.value?.isPersistent],
      ['usedBytes', storage.value?.usedBytes],
      ['freeBytes', storage.value?.freeBytes],
      ['screen', `${window.innerWidth}x${window.innerHeight}@${window.devicePixelRatio}`],
      ['browser', navigator.userAgent],
    ];
    return facts.map(([key, fact]) => `${key}: ${String(fact ?? '-')}`).join('\n');
  });
  return { text };
}
