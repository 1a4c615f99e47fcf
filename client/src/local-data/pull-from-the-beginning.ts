import type { Transaction } from 'dexie';
import type { MetaRecord } from './stored-records.ts';

/** Has every server row fetched anew at the next pull; those that are here stay readable until then. */
export async function pullFromTheBeginning(transaction: Transaction): Promise<void> {
  const meta = transaction.table<MetaRecord, MetaRecord['key']>('meta');
  const pull = await meta.get('pull');
  if (pull?.key !== 'pull') return;
  await meta.put({ key: 'pull', value: { ...pull.value, cursor: null, mustReset: true } });
}
