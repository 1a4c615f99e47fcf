import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import { rollUpRegion } from '@attain/shared/self-evaluation/region-roll-up';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { currentGrants } from '../account/current-grants.ts';
import { insertRows } from '../database/insert-rows.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { sha256Hex } from '../sha256-hex.ts';
import { recordChanges } from '../sync/record-changes.ts';
import { Mirror, SyncDevice } from '../sync/sync-device.test-support.ts';
import { createSyncWorld, SCHEME_ID, type SyncWorld } from '../sync/sync-world.test-support.ts';
import { IndicatorActual } from './indicator-actual.entity.ts';
import { SelfEvaluation } from './self-evaluation.entity.ts';
import { SelfEvaluationService } from './self-evaluation.service.ts';

/** So often the two units exchange what they hold together. */
const EXCHANGES = 60;

const NEW_CONTENT = { execution: 20, levels: { 产出指标: 50, 效益指标: 30 } };
const NEW_SCHEME_ID = sha256Hex(canonicalJson(NEW_CONTENT));

describeOnEachDatabase('totals while the ground moves', (open) => {
  let world: SyncWorld;
  let service: SelfEvaluationService;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
    service = new SelfEvaluationService(world.database);
    await world.database.gate.run(async (manager) => {
      await manager.update(Indicator, { id: 'r1' }, { aggregationRule: 'SUM' });
      for (const form of ['a', 'b']) {
        await manager.update(Indicator, { id: `${form}1` }, { parentIndicatorId: 'r1' });
        await manager.update(SelfEvaluation, { id: `form-${form}` }, { state: 'APPROVED' });
        await manager.update(IndicatorActual, { indicatorId: `${form}1` }, { valueText: '50' });
      }
    });
  });
  afterAll(() => world.close());

  const score = async (formId: string) =>
    service.formScore(await currentGrants(world.database.reader.manager, 'mia'), formId);

  it('[FT-63] [S11] are the sum of their parts in every answer while the parts are written', async () => {
    let isWriting = true;
    const write = async () => {
      for (let n = 1; n <= EXCHANGES; n += 1) {
        // Together always 100, within one unit of work.
        await world.database.gate.run(async (manager) => {
          await manager.update(IndicatorActual, { indicatorId: 'a1' }, { valueText: String(n) });
          await manager.update(IndicatorActual, { indicatorId: 'b1' }, { valueText: String(100 - n) });
        });
      }
      isWriting = false;
    };
    const seen = new Set<string>();
    const poll = async () => {
      while (isWriting) {
        const { levels, rows, explanation } = await score('form-r');
        const sent = explanation as unknown; // what it is made of travels as plain JSON
        const { rollUp } = sent as {
          readonly rollUp: readonly {
            readonly valueText: string;
            readonly contributions: readonly { readonly value: string }[];
          }[];
        };
        const parts = rollUp[0]?.contributions.map(({ value }) => Number(value)) ?? [];
        seen.add(String(parts[0]));
        expect([rollUp[0]?.valueText, parts.reduce((sum, part) => sum + part, 0)]).toEqual(['100', 100]);
        const output = levels.find(({ level1 }) => level1 === '产出指标');
        const ofRows = rows.slice(0, 2).reduce((sum, row) => sum + (row.scoreInCentipoints ?? 0), 0);
        expect(output?.scoreInCentipoints).toBe(ofRows);
      }
    };
    await Promise.all([write(), poll(), poll()]);
    // It was asked in the midst of the writing, not only before or after.
    expect(seen.size).toBeGreaterThan(1);
  });

  it('[FT-62] [S12] go by the scheme that the table names, and what was seen under another is not handed in', async () => {
    const ann = new SyncDevice(world, 'ann');
    const name = await world.addForm('a');
    await world.database.gate.run(async (manager) => {
      const owner = { ownerId: 'r', ownerPath: '/r/' };
      const scheme = {
        id: NEW_SCHEME_ID,
        name: '',
        version: 2,
        content: NEW_CONTENT,
        reason: '资金办法修订',
      };
      await insertRows(manager, Scheme, [{ ...scheme, ...owner }]);
      await manager.update(TargetTable, { id: `table-${name}` }, { schemeId: NEW_SCHEME_ID });
      await recordChanges(manager, [
        { entity: 'SCHEME', id: NEW_SCHEME_ID, reach: 'HANDED_DOWN', ownerPath: '/r/' },
        { entity: 'TARGET_TABLE', id: `table-${name}`, reach: 'UNIT', ownerPath: '/r/a/' },
      ]);
    });

    // The phone has not pulled since: it saw the form under the old scheme.
    const blind = await ann.submit(`form-${name}`);
    expect(blind.args).toMatchObject({ schemeId: SCHEME_ID });
    expect(await ann.tell(blind)).toBe('PARKED STALE_CONTENT');

    const onServer = await score(`form-${name}`);
    expect(onServer.schemeId).toBe(NEW_SCHEME_ID);
    const mirror = await new Mirror(world, 'mia').pull();
    const rolled = rollUpRegion(`form-${name}`, mirror.formRows());
    const onPhone = rolled && scoreCompiledTable(compileTable(rolled.table));
    expect(onPhone?.range).toEqual([onServer.lowestInCentipoints, onServer.highestInCentipoints]);
    expect((await score('form-b')).schemeId).toBe(SCHEME_ID);
  });
});
