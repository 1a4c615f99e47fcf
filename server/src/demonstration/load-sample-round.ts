import type { Database } from '../database/data-source.ts';
import { Round } from '../performance-target/round.entity.ts';
import { recordChanges } from '../sync/record-changes.ts';
import { buildReferenceRows } from './build-reference-rows.ts';
import { buildRoundRows } from './build-round-rows.ts';
import type { DemonstrationFacts } from './facts.ts';
import { insertRound } from './insert-demonstration.ts';
import { sampleRoundOf } from './sample-round.ts';

/**
 * Adds the sample round to a loaded demonstration.
 *
 * @returns Whether it was added; false where it stands already, or the demonstration itself is not loaded.
 */
export async function loadSampleRound(
  database: Database,
  facts: DemonstrationFacts,
  at: Date,
): Promise<boolean> {
  const sample = sampleRoundOf(facts);
  return database.gate.run(async (manager) => {
    const isLoaded = await manager.existsBy(Round, { id: facts.round.id });
    if (!isLoaded || (await manager.existsBy(Round, { id: sample.round.id }))) return false;
    const changes = await insertRound(manager, buildRoundRows(sample, buildReferenceRows(facts), at));
    await recordChanges(manager, changes);
    return true;
  });
}
