import { exportWork, readExportedFiles } from '../../../client/src/local-data/export-work.ts';
import { importWork } from '../../../client/src/local-data/import-work.ts';
import { readForeignWork, recoverWork } from '../../../client/src/local-data/recover-work.ts';
import type { WorkFile } from '../../../client/src/local-data/work-file.ts';
import type { Tab } from '../world/tab.ts';
import type { World } from '../world/world.ts';
import type { StepOf } from './step.ts';
import { told } from './told.ts';

export async function exportInto(world: World, tab: Tab): Promise<void> {
  const { user } = tab.device;
  const work = await exportWork(tab.database, user, new Date(tab.device.wallMs()));
  const parts: Uint8Array[] = [new TextEncoder().encode(work.head)];
  for await (const bytes of readExportedFiles(tab.database, work)) parts.push(new Uint8Array(bytes));
  world.files.set(user, new Uint8Array(Buffer.concat(parts)));
}

export async function importFrom(world: World, tab: Tab): Promise<void> {
  const { user } = tab.device;
  const file = fileOf(world, user);
  if (file) await importWork(tab.database, file, user);
}

/** As the page does it that offers to bring in another person's file: nothing is entered that it has no use for. */
export async function recover(world: World, tab: Tab, { from }: StepOf<'recover'>): Promise<void> {
  const file = fileOf(world, from);
  if (!file) return;
  const { reader } = tab.workspace;
  const work = await readForeignWork(tab.database, file, { userId: tab.device.user, grants: reader.grants });
  if (work.kind === 'refused' || work.entries.length === 0) return;
  const entering = recoverWork(tab.database, work, tab.device.time());
  await told(
    world,
    tab,
    { name: 'recover', cell: null, value: null, screen: null },
    entering.then(() => 'saved' as const),
  );
  tab.workspace.onEntered();
}

function fileOf(world: World, user: string): WorkFile | null {
  const bytes = world.files.get(user);
  if (!bytes) return null;
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.slice(from, to).buffer) };
}
