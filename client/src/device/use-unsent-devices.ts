import { onMounted, shallowRef } from 'vue';
import { fetchDevicesWithUnsentWork, type DeviceRow } from '../api/devices.ts';
import { useWorkspace } from '../local-data/workspace.ts';

export type DevicesAnswer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'devices'; readonly devices: readonly DeviceRow[] }
  | { readonly kind: 'offline' | 'unreachable' };

/** Devices of people in the units below, as the server last heard of them: only the server knows, so it is asked. */
export function useUnsentDevices() {
  const { userId } = useWorkspace();
  const answer = shallowRef<DevicesAnswer>({ kind: 'asking' });

  async function ask(): Promise<void> {
    const outcome = await fetchDevicesWithUnsentWork(userId);
    if (outcome.kind === 'ok') answer.value = { kind: 'devices', devices: outcome.value };
    else answer.value = { kind: outcome.kind === 'outage' ? outcome.reason : 'unreachable' };
  }
  onMounted(ask);
  return { answer, ask };
}
