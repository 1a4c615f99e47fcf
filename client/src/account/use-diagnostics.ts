import { PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { computed, onMounted, ref } from 'vue';
import { describePlatform } from '../device/describe-platform.ts';
import { readDeviceLabel } from '../local-data/device-store.ts';
import { useDeviceDatabase } from '../local-data/use-device-database.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { isUpdateWaiting } from '../pwa/app-update.ts';
import { isInstalled } from '../pwa/install.ts';
import { storageLevel } from '../pwa/storage-state.ts';
import { useStorageState } from '../pwa/use-storage-state.ts';
import { useSyncEngine } from '../sync/use-sync-status.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { loadDiagnostics } from './load-diagnostics.ts';

/** Facts for whoever helps: states and counts, nothing that was entered. One `key: value` a line. */
export function useDiagnostics() {
  const { database } = useWorkspace();
  const device = useDeviceDatabase();
  const engine = useSyncEngine();
  const { state: storage } = useStorageState();
  const label = ref('');
  onMounted(async () => {
    label.value = await readDeviceLabel(device).catch(() => '');
  });
  const { value: facts } = useLiveQuery(
    () => 'all',
    () => loadDiagnostics(database),
  );

  const text = computed(() => {
    if (!facts.value) return '';
    const { chain, pull, ...counts } = facts.value;
    const stop = engine.lastStop.value;
    return diagnosticsText([
      ['app', __APP_VERSION__],
      ['protocol', PROTOCOL_VERSION],
      ['schema', counts.schema],
      ['upgradedFrom', counts.upgradedFrom],
      ['client', chain?.clientId],
      ['device', label.value || describePlatform(navigator.userAgent)],
      ['nextSeq', chain?.nextSeq],
      ['epoch', chain?.epoch],
      ['cursor', pull.cursor?.slice(0, 16)],
      ['pulledSeq', pull.pulledSeq],
      ['safeSeq', pull.safeSeq],
      ['lastPulledAt', pull.lastPulledAt],
      ['clockAheadMs', pull.clockAheadMs],
      ['now', new Date().toISOString()],
      ['outbox', counts.pending],
      ['outboxByName', counts.pendingByName],
      ['oldestPending', counts.oldestPending],
      ['kept', counts.kept],
      ['outcomes', counts.outcomes],
      ['lastOutcome', counts.lastOutcome],
      ['attention', counts.attention],
      ['drafts', counts.drafts],
      ['withdrawn', counts.withdrawn],
      ['loss', counts.loss],
      ['bucketsMended', counts.bucketsMended],
      ['bucketsMendedAt', counts.bucketsMendedAt],
      ['bucketsDiffering', counts.bucketsDiffering],
      ['engine', engine.phase.value],
      ['lastStop', stop && ('cause' in stop ? stop.cause : 'code' in stop ? stop.code : stop.kind)],
      ['online', navigator.onLine],
      ['worker', navigator.serviceWorker?.controller?.state ?? 'none'],
      ['updateWaiting', isUpdateWaiting.value],
      ['installed', isInstalled()],
      ['locks', 'locks' in navigator],
      ['persistent', storage.value?.isPersistent],
      ['usedBytes', storage.value?.usedBytes],
      ['quotaBytes', storage.value?.quotaBytes],
      ['storage', storage.value && storageLevel(storage.value)],
      ['screen', `${window.innerWidth}x${window.innerHeight}@${window.devicePixelRatio}`],
      ['browser', navigator.userAgent],
    ]);
  });
  return { text };
}
