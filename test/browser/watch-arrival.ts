import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { EmptyDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { arrivedPhotos, readTransfer, type StoredPhoto } from './offline-photos.ts';
import type { OutboxPage } from './pages/outbox-page.ts';

/** What the screen has said on the way, each once. */
export interface SeenArrival {
  readonly counts: ReadonlySet<number>;
  readonly transfers: ReadonlySet<string>;
  /** When the last value was seen at the server, in milliseconds since this began. */
  readonly valuesAfterMs: number;
  readonly allAfterMs: number;
}

/**
 * Reads the screen until it says that nothing waits. Whatever it says, the server had as much a moment later: never
 * fewer items than the server lacks, never a photograph that it does not have, never fewer bytes than are missing.
 */
export async function watchArrival(
  outbox: OutboxPage,
  env: EmptyDatabase['env'],
  entered: number,
  photos: readonly StoredPhoto[],
): Promise<SeenArrival> {
  const begun = performance.now();
  const counts = new Set<number>();
  const transfers = new Set<string>();
  let mostDone = 0;
  let valuesAfterMs = 0;
  for (let shown = entered; shown > 0;) {
    const screen = await outbox.page.locator('main').innerText();
    shown = outbox.pendingCountIn(screen);
    const transfer = readTransfer(screen);
    const { whole, missingBytes } = await arrivedPhotos(env, photos);
    const values = await queryRaw(
      env,
      "SELECT COUNT(*) AS n FROM mutation_log WHERE name <> 'evidence.add@1'",
    );
    const missingValues = entered - photos.length - Number(values[0]?.['n']);
    if (missingValues === 0) valuesAfterMs ||= performance.now() - begun;
    expect(shown).toBeGreaterThanOrEqual(missingValues + photos.length - whole);
    if (transfer) {
      expect(screen).toContain(`照片 ${transfer.done}/${photos.length}，`);
      expect(transfer.done).toBeLessThanOrEqual(whole);
      expect(transfer.done).toBeGreaterThanOrEqual(mostDone);
      // Two figures are shown.
      expect(transfer.bytes * 1.05 + 1024).toBeGreaterThanOrEqual(missingBytes);
      mostDone = transfer.done;
      transfers.add(`${transfer.done} ${transfer.bytes}`);
    }
    counts.add(shown);
    await sleep(200);
  }
  return { counts, transfers, valuesAfterMs, allAfterMs: performance.now() - begun };
}
