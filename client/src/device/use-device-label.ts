import { onMounted, ref } from 'vue';
import { readDeviceLabel, writeDeviceLabel } from '../local-data/device-store.ts';
import { useDeviceDatabase } from '../local-data/use-device-database.ts';
import { useSyncEngine } from '../sync/use-sync-status.ts';

/** As long as the server takes it. */
export const MAX_LABEL_LENGTH = 40;

/** What the person calls this device; it is one name for whoever signs in here. */
export function useDeviceLabel() {
  const device = useDeviceDatabase();
  const engine = useSyncEngine();
  const label = ref('');
  onMounted(async () => {
    label.value = await readDeviceLabel(device);
  });

  async function save(text: string): Promise<void> {
    label.value = text.trim();
    await writeDeviceLabel(device, label.value);
    void engine.syncNow();
  }
  return { label, save };
}
