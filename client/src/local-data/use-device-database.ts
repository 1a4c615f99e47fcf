import { inject, type InjectionKey } from 'vue';
import type { DeviceDatabase } from './database.ts';

export const DEVICE_DATABASE: InjectionKey<DeviceDatabase> = Symbol('device database');

export function useDeviceDatabase(): DeviceDatabase {
  const device = inject(DEVICE_DATABASE);
  if (!device) throw new Error('the application provides no device database');
  return device;
}
