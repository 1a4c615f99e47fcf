import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/data-source.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';

interface Checked {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * Tells phones up to where they may forget what they sent: to the checked backup *before* this one, so that the
 * older of the two can be restored too and phones still hold the difference (FT-79).
 */
export async function raiseSafeSeq(
  { gate }: Database,
  dataFolder: string,
  { epoch, seq }: Checked,
): Promise<void> {
  const file = join(dataFolder, 'last-backup.json');
  const before = await readChecked(file);
  await writeFile(file, JSON.stringify({ epoch, seq }), { mode: 0o600 });
  // Numbers of another epoch count other mutations. Without the file, phones only keep more.
  if (before?.epoch !== epoch) return;
  await gate.run((manager) =>
    manager
      .createQueryBuilder()
      .update(SyncHead)
      .set({ safeSeq: before.seq })
      .where('id = 1 AND epoch = :epoch AND safeSeq < :seq', { epoch, seq: before.seq })
      .execute(),
  );
}

async function readChecked(file: string): Promise<Checked | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  // Written by the function above.
  return text === null ? null : (JSON.parse(text) as Checked);
}
