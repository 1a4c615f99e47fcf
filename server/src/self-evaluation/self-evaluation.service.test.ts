import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { currentGrants } from '../account/current-grants.ts';
import { insertRows } from '../database/insert-rows.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { insertForm } from '../sync/insert-form.test-support.ts';
import { recordChanges } from '../sync/record-changes.ts';
import { Mirror, SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, SCHEME_ID, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { rollUpRegion } from '@attain/shared/self-evaluation/region-roll-up';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import { IndicatorActual } from './indicator-actual.entity.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';
import { SelfEvaluationService } from './self-evaluation.service.ts';

describeOnEachDatabase('SelfEvaluationService', (open) => {
  let world: SyncWorld;
  let service: SelfEvaluationService;
  let ann: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
    service = new SelfEvaluationService(world.database);
    ann = new SyncDevice(world, 'ann');
    await world.database.gate.run(async (manager) => {
      await manager.update(Indicator, { id: 'r1' }, { aggregationRule: 'SUM' });
      for (const id of ['a1', 'b1']) await manager.update(Indicator, { id }, { parentIndicatorId: 'r1' });
    });
  });
  afterAll(() => world.close());

  const score = async (userId: string, formId: string) =>
    service.formScore(await currentGrants(world.database.reader.manager, userId), formId);

  it('scores a form as its rows stand, with what is possible while rows are undecided', async () => {
    await ann.push(ann.setActual('a1', '3.5'), ann.setActual('a2', '10'), ann.setActual('a3', '有所增长'));

    expect(await score('ann', 'form-a')).toMatchObject({
      selfEvaluationId: 'form-a',
      schemeId: SCHEME_ID,
      executionRate: null,
      executionInCentipoints: null,
      totalInCentipoints: null,
      grade: null,
      // Half of 30 and the whole of 30; ten of the execution and thirty in words are open.
      lowestInCentipoints: 4500,
      highestInCentipoints: 8500,
      levels: [
        { level1: '产出指标', scoreInCentipoints: 4500 },
        { level1: '效益指标', scoreInCentipoints: null },
      ],
      rows: [
        {
          indicatorId: 'a1',
          weightInCentipoints: 3000,
          completion: '0.5',
          deviation: '-0.5',
          scoreInCentipoints: 1500,
          rule: 'SC2',
        },
        { indicatorId: 'a2', completion: '1', scoreInCentipoints: 3000, rule: 'SC1' },
        { indicatorId: 'a3', completion: null, scoreInCentipoints: null, rule: 'SC3' },
      ],
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'REASON_MISSING', severity: 'error', indicatorId: 'a1' }),
      ]) as unknown,
    });
  });

  it('carries an explanation that JSON can carry', async () => {
    const { explanation } = await score('ann', 'form-a');
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it('[S12] scores the region from approved forms, as a phone does from what it has pulled', async () => {
    const before = await score('mia', 'form-r');
    expect(before.rows[0]).toMatchObject({
      indicatorId: 'r1',
      completion: null,
      scoreInCentipoints: 0,
      rule: 'SC5',
    });

    await ann.push(
      ann.setActual('a1', '申报晚', null, 'deviationReason'),
      ann.setActual('a1', '提前申报', null, 'improvementMeasure'),
      ann.setActual('a3', '1', null, 'completion'),
    );
    await ann.push(await ann.submit('form-a'));
    const rex = new SyncDevice(world, 'rex');
    expect(await rex.tell(await rex.review('form-a', 'APPROVED'))).toBe('APPLIED');

    const after = await score('mia', 'form-r');
    expect(after.rows[0]).toMatchObject({ completion: '0.5', scoreInCentipoints: 1500, rule: 'SC2' });
    expect(after.explanation).toMatchObject({
      rollUp: [
        {
          indicatorId: 'r1',
          state: 'PARTIAL',
          valueText: '3.5',
          contributions: [
            { formId: 'form-a', use: 'COUNTED', value: '3.5' },
            { formId: 'form-b', use: 'NOT_APPROVED', value: null },
          ],
        },
        { state: 'NOT_FED' },
        { state: 'NOT_FED' },
      ],
    });

    const mirror = await new Mirror(world, 'mia').pull();
    const rolled = rollUpRegion('form-r', mirror.formRows());
    if (!rolled) throw new Error('the region has a form');
    const onPhone = scoreCompiledTable(compileTable(rolled.table));
    expect(onPhone.rows.map((row) => row.score)).toEqual(after.rows.map((row) => row.scoreInCentipoints));
    expect(onPhone.range).toEqual([after.lowestInCentipoints, after.highestInCentipoints]);
  });

  it('[AP2] asks the region only for rows that nothing feeds when it hands its form in', async () => {
    const mia = new SyncDevice(world, 'mia');
    expect(await mia.push(await mia.submit('form-r'))).toMatchObject([
      { code: 'ACTUAL_MISSING', details: { indicatorIds: ['r2', 'r3'] } },
    ]);
  });

  it('[SE2] puts a form between together first, on the server as on a phone', async () => {
    const county = { id: 'c', path: '/r/a/c/' };
    await world.database.gate.run(async (manager) => {
      const names = { name: '县', shortName: '县', departmentName: '县' };
      await insertRows(manager, OrgUnit, [{ ...county, ...names, parentId: 'a', level: 'COUNTY' }]);
      const changes = await insertForm(manager, county, 'c', SCHEME_ID);
      await manager.update(Indicator, { id: 'a1' }, { aggregationRule: 'SUM', rollUpSource: 'BOTH' });
      await manager.update(Indicator, { id: 'c1' }, { parentIndicatorId: 'a1' });
      await manager.update(IndicatorActual, { id: 'actual-c1' }, { valueText: '2' });
      await manager.update(SelfEvaluation, { id: 'form-c' }, { state: 'APPROVED' });
      const unit = { entity: 'ORG_UNIT', id: 'c', reach: 'HANDED_DOWN', ownerPath: county.path } as const;
      await recordChanges(manager, [unit, ...changes]);
    });

    // a's own 3.5 and the county's 2.
    const region = await score('mia', 'form-r');
    expect(region.explanation).toMatchObject({ rollUp: [{ valueText: '5.5' }, {}, {}] });
    const rolled = rollUpRegion('form-r', (await new Mirror(world, 'mia').pull()).formRows());
    expect(rolled?.rows[0]).toMatchObject({ valueText: '5.5' });
    const between = await score('mia', 'form-a');
    expect(between.explanation).toMatchObject({
      rollUp: [
        {
          contributions: [
            { formId: 'form-c', origin: 'BELOW' },
            { formId: 'form-a', origin: 'OWN' },
          ],
        },
        {},
        {},
      ],
    });
  });

  describe('asked for a form that may not be seen', () => {
    it.each(['form-b', 'form-r', 'form-nowhere', ''])('[C-01] finds no %j', async (formId) => {
      await expect(score('ann', formId)).rejects.toMatchObject({ code: 'NOT_FOUND', details: {} });
    });

    it('[C-22] finds none for an administrator', async () => {
      await expect(score('ada', 'form-a')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
