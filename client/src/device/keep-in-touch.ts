import { fetchOwnDevices, nameDevice, reportLoss } from '../api/devices.ts';
import { readChain } from '../local-data/chain-state.ts';
import type { DeviceDatabase, LocalDatabase } from '../local-data/database.ts';
import { readDeviceLabel } from '../local-data/device-store.ts';
import { acknowledgeLoss, completeLoss, readLoss } from '../local-data/loss.ts';

interface Link {
  readonly database: LocalDatabase;
  readonly device: DeviceDatabase;
  readonly userId: string;
  readonly platform: string;
}

/**
 * What this device and the server tell each other about the device itself, after a sync that went well: its name,
 * what it lost, and what the server remembers of it. None of it stands in the way of an entry.
 */
export async function keepInTouch(link: Link): Promise<void> {
  await announceName(link);
  await settleLoss(link);
}

async function announceName({ database, device, userId, platform }: Link): Promise<void> {
  const { clientId } = await readChain(database);
  const name = { clientId, label: await readDeviceLabel(device), platform };
  const record = await database.meta.get('announced-name');
  const told = record?.key === 'announced-name' ? record.value : null;
  const isTold = told?.clientId === clientId && told.label === name.label && told.platform === platform;
  if (isTold) return;
  const outcome = await nameDevice(name, userId);
  // A refusal would be the same the next time.
  if (outcome.kind === 'ok' || outcome.kind === 'refused')
    await database.meta.put({ key: 'announced-name', value: name });
}

async function settleLoss({ database, userId }: Link): Promise<void> {
  const loss = await readLoss(database);
  if (loss?.kind === 'unreported') {
    const outcome = await reportLoss(loss.clientId, loss.count, userId);
    if (outcome.kind === 'ok' || outcome.kind === 'refused') await acknowledgeLoss(database, true);
    return;
  }
  if (loss?.kind !== 'unasked' && !(loss?.kind === 'lost' && loss.server === null)) return;
  const outcome = await fetchOwnDevices(userId);
  if (outcome.kind !== 'ok') return;
  const { clientId } = await readChain(database);
  await completeLoss(database, outcome.value, clientId);
}
