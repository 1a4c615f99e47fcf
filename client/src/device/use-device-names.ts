import { watch } from 'vue';
import { fetchDeviceNames } from '../api/devices.ts';
import { useLiveQuery } from '../local-data/use-live-query.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeDevice } from '../messages/describe-device.ts';

/** What the devices are called whose values met in some forms: as last heard, renewed while there is a network. */
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

  watch(
    () => [...new Set(formIds())].sort().join(' '),
    async (ids) => {
      for (const id of ids.split(' ').filter(Boolean)) await renew(id).catch(() => undefined);
    },
    { immediate: true },
  );
  return names;
}
