import { liveQuery } from 'dexie';
import type { DeviceDatabase } from './database.ts';
import type { DeviceSetting, KnownViewer, ThemeChoice } from './stored-records.ts';

type SettingKey = DeviceSetting['key'];
type SettingValue<K extends SettingKey> = Extract<DeviceSetting, { key: K }>['value'];

/** A setting of this device, if it was ever made. */
async function readSetting<K extends SettingKey>(
  { settings }: DeviceDatabase,
  key: K,
): Promise<SettingValue<K> | undefined> {
  const record = await settings.get(key);
  // The table maps each key to the value declared with it; the compiler does not follow a key through `get`.
  return record?.value as SettingValue<K> | undefined;
}

/** The person who is signed in on this device, network or not. */
export async function readCurrentViewer(device: DeviceDatabase): Promise<KnownViewer | null> {
  const id = await readSetting(device, 'current-viewer');
  const known = id ? await device.knownViewers.get(id) : undefined;
  return known ?? null;
}

/** Tells whenever it is another person, in whatever tab they signed in; for as long as the page lives. */
export function watchCurrentViewer(
  device: DeviceDatabase,
  onChange: (known: KnownViewer | null) => void,
): void {
  // A device database that cannot be read tells of nobody; the page goes on with whom it has.
  liveQuery(() => readCurrentViewer(device)).subscribe({ next: onChange, error: () => undefined });
}

export async function rememberViewer(device: DeviceDatabase, known: KnownViewer): Promise<void> {
  await device.transaction('rw', device.knownViewers, device.settings, async () => {
    await device.knownViewers.put(known);
    await device.settings.put({ key: 'current-viewer', value: known.id });
  });
}

/** Signs out on this device. What the person entered stays in their database, whoever signs in next. */
export async function forgetCurrentViewer(device: DeviceDatabase): Promise<void> {
  await device.settings.put({ key: 'current-viewer', value: null });
}

export async function readTheme(device: DeviceDatabase): Promise<ThemeChoice> {
  return (await readSetting(device, 'theme')) ?? 'system';
}

export async function writeTheme(device: DeviceDatabase, value: ThemeChoice): Promise<void> {
  await device.settings.put({ key: 'theme', value });
}

export async function owesSignOut(device: DeviceDatabase): Promise<boolean> {
  return (await readSetting(device, 'owes-sign-out')) ?? false;
}

export async function writeOwesSignOut(device: DeviceDatabase, value: boolean): Promise<void> {
  await device.settings.put({ key: 'owes-sign-out', value });
}

export async function readDeviceLabel(device: DeviceDatabase): Promise<string> {
  return (await readSetting(device, 'device-label')) ?? '';
}

export async function writeDeviceLabel(device: DeviceDatabase, value: string): Promise<void> {
  await device.settings.put({ key: 'device-label', value });
}
