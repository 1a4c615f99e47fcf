import { missingStatements } from '@attain/shared/statement/missing-statements';
import type { StatementPlace } from '@attain/shared/statement/statement-place';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from '../sync/sync-world.test-support.ts';

describeOnEachDatabase('handing in a form that is put together from others', (open) => {
  let world: SyncWorld;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
    await world.database.gate.run(async (manager) => {
      for (const form of ['r', 'a']) {
        await manager.update(IndicatorActual, { indicatorId: `${form}1` }, { valueText: '4' });
        await manager.update(IndicatorActual, { indicatorId: `${form}2` }, { valueText: '8' });
        const judged = { valueText: '有所增长', completion: '1' };
        await manager.update(IndicatorActual, { indicatorId: `${form}3` }, judged);
      }
    });
  });
  afterAll(() => world.close());

  const say = (device: SyncDevice, place: StatementPlace, value: string, form = 'form-r') =>
    device.mutate('statement.set@1', { selfEvaluationId: form, place, value, base: null });

  it('[ST3] asks for every aspect, the overall target, and measure, owner and date of each miss', async () => {
    const mia = new SyncDevice(world, 'mia');
    const reason = mia.setActual('r1', '资金晚到', null, 'deviationReason');
    expect(await mia.tell(reason)).toBe('APPLIED');

    // The region's measure is said in its report, not in the row.
    expect(await mia.push(await mia.submit('form-r'))).toMatchObject([
      { code: 'REASON_MISSING', details: { indicatorIds: ['r1'] } },
    ]);
    await mia.push(say(mia, 'MEASURE.r1', '逐户督促'));
    const places = missingStatements([{ place: 'MEASURE.r1', text: '逐户督促' }], ['r1']);
    expect(await mia.push(await mia.submit('form-r'))).toMatchObject([
      { code: 'STATEMENT_MISSING', details: { places } },
    ]);

    for (const place of places) {
      expect(
        await mia.tell(say(mia, place, place.startsWith('MEASURE_DUE.') ? '2025-06-30' : '已落实')),
      ).toBe('APPLIED');
    }
    expect(await mia.tell(await mia.submit('form-r'))).toBe('APPLIED');
    expect(await mia.tell(say(mia, 'REMARKS', '补充'))).toBe('PARKED FORM_LOCKED');
  });

  it('[ST3] asks nothing of the kind of a form that nothing is put together into', async () => {
    const ann = new SyncDevice(world, 'ann');
    const why = ann.setActual('a1', '资金晚到', null, 'deviationReason');
    await ann.push(why, ann.setActual('a1', '提前申报', null, 'improvementMeasure'));
    expect(await ann.tell(await ann.submit('form-a'))).toBe('APPLIED');
  });
});
