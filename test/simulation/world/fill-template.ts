import { Indicator } from '../../../server/src/performance-target/indicator.entity.ts';
import { FundExecution } from '../../../server/src/self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../../../server/src/self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../../../server/src/self-evaluation/self-evaluation.entity.ts';
import { SyncHead } from '../../../server/src/sync/sync-head.entity.ts';
import { createSyncWorld } from '../../../server/src/sync/sync-world.test-support.ts';
import type { EmptyDatabase } from '../../support/each-database.ts';

/** What the rows of a form say at first: all that a form must say to be handed in. */
export const FIRST_VALUES = { 1: '7', 2: '8', 3: '有所增长' } as const;

/**
 * A region, two units with a form each, a user for each role; the forms are filled in, so that any can be handed in, and
 * one below is approved, so that the region's is put together from something.
 */
export async function fillTemplate(env: EmptyDatabase['env']): Promise<void> {
  const world = await createSyncWorld(env);
  await world.database.gate.run(async (manager) => {
    await manager.update(SyncHead, { id: 1 }, { epoch: 'epoch-0' });
    // The region's first two rows are the sums of those below; of these forms one is approved.
    for (const row of ['1', '2']) {
      await manager.update(Indicator, { id: `r${row}` }, { aggregationRule: 'SUM' });
      for (const form of ['a', 'b']) {
        await manager.update(Indicator, { id: `${form}${row}` }, { parentIndicatorId: `r${row}` });
      }
    }
    await manager.update(SelfEvaluation, { id: 'form-b' }, { state: 'APPROVED' });
    for (const form of ['r', 'a', 'b']) {
      for (const [place, valueText] of Object.entries(FIRST_VALUES)) {
        await manager.update(IndicatorActual, { indicatorId: `${form}${place}` }, { valueText });
      }
      await manager.update(IndicatorActual, { indicatorId: `${form}3` }, { completion: '1' });
      await manager.update(
        FundExecution,
        { id: `execution-${form}-CENTRAL` },
        { annualBudgetInFen: 1_000_000, executedInFen: 900_000 },
      );
    }
  });
  await world.close();
}
