import type { Grant } from '@attain/shared/organisation/scope';
import type { AmendmentRow } from '../api/form-rows.ts';
import type { LocalDatabase } from './database.ts';
import { loadAttention, type Attention } from './load-attention.ts';
import type { OutboxRecord } from './stored-records.ts';

/** Everything on this device that is not settled. */
export interface OutboxView extends Attention {
  /** Not at the server yet, oldest first. */
  readonly pending: readonly OutboxRecord[];
  /** What became of refused ones, by the mutation's id. */
  readonly amendments: ReadonlyMap<string, AmendmentRow>;
}

export async function loadOutbox(database: LocalDatabase, grants: readonly Grant[]): Promise<OutboxView> {
  const [attention, pending, amendments] = await Promise.all([
    loadAttention(database, grants),
    database.outbox.orderBy('seq').toArray(),
    database.amendments.toArray(),
  ]);
  return { ...attention, pending, amendments: new Map(amendments.map((row) => [row.id, row])) };
}
