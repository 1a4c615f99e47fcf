import { watch } from 'vue';
import { fetchDeviceNames, fetchOwnDevices } from '../api/devices.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeDevice } from '../messages/describe-device.ts';

/**
 * What the devices are called whose values met in some forms, and which devices are the person's own: as last heard,
 * renewed while there is a network.
 */
export function useDeviceNames(formIds: () => readonly string[]) {
  const { database, userId } = useWorkspace();
  const { value: names } = useLiveQuery(
    () => 'device-names',
    async () => {
      const record = await database.meta.get('device-names');
      return record?.key === 'device-names' ? record.value : {};
    },
  );

  async function renew(formId: string): Promise<void> {
    const outcome = await fetchDeviceNames(formId, userId);
    if (outcome.kind !== 'ok') return;
    const heard: Record<string, string> = {};
    for (const device of outcome.value) heard[device.clientId] = describeDevice(device) ?? '';
    await database.transaction('rw', database.meta, async () => {
      const record = await database.meta.get('device-names');
      const known = record?.key === 'device-names' ? record.value : {};
      await database.meta.put({ key: 'device-names', value: { ...known, ...heard } });
    });
  }

  async function renewOwn(): Promise<void> {
    const outcome = await fetchOwnDevices(userId);
    if (outcome.kind !== 'ok') return;
    await database.meta.put({ key: 'own-clients', value: outcome.value.map(({ clientId }) => clientId) });
  }

  watch(
    () => [...new Set(formIds())].sort().join(' '),
    async (text) => {
      const ids = text.split(' ').filter(Boolean);
      if (ids.length > 0) await renewOwn().catch(() => undefined);
      for (const id of ids) await renew(id).catch(() => undefined);
    },
    { immediate: true },
  );
  return names;
}
