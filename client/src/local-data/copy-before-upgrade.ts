import type { Transaction } from 'dexie';
import type { UpgradeCopy } from './stored-records.ts';

/** What exists on this device only. Every upgrade copies it whole before it changes anything. */
const COPIED_TABLES = ['outbox', 'kept', 'drafts', 'meta', 'withdrawn'] as const;

/**
 * Copies everything that people entered, as it lies there, into `upgradeCopies`: the first step of every upgrade.
 *
 * It runs in the upgrade's own transaction, so that an upgrade that is interrupted leaves the old database as it was.
 * Only the copy of the last upgrade is kept.
 */
export async function copyBeforeUpgrade(transaction: Transaction, fromVersion: number): Promise<void> {
  const stores = new Set(Array.from(transaction.idbtrans.objectStoreNames));
  const entries = await Promise.all(
    COPIED_TABLES.filter((name) => stores.has(name)).map(
      async (name): Promise<[string, readonly unknown[]]> => [name, await transaction.table(name).toArray()],
    ),
  );
  const copies = transaction.table<UpgradeCopy, number>('upgradeCopies');
  await copies.clear();
  await copies.put({ fromVersion, tables: Object.fromEntries(entries) });
}
