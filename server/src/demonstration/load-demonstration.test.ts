import { rollUp } from '@attain/shared/roll-up/roll-up';
import { scoreTable } from '@attain/shared/scoring/score-table';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { UserAccount } from '../account/user-account.entity.ts';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { ENTITIES } from '../database/entities.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Scheme } from '../performance-target/scheme.entity.ts';
import { TargetTable } from '../performance-target/target-table.entity.ts';
import { FundExecution } from '../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import { SyncHead } from '../sync/sync-head.entity.ts';
import { DEMONSTRATION_ACCOUNTS } from './accounts.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { resetDemonstration } from './reset-demonstration.ts';
import { DEMONSTRATION_FILE, readDemonstration } from './read-demonstration.ts';

const AT = new Date('2025-03-01T08:00:00.000Z');

describeOnEachDatabase('loadDemonstration', (open) => {
  const openLoaded = async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const facts = await readDemonstration(DEMONSTRATION_FILE);
    expect(await loadDemonstration(database, facts, AT)).toBe(true);
    return { database, facts };
  };

  it('is loaded once, and not into a database that holds anything', async () => {
    const { database, facts } = await openLoaded();
    const counts = () => Promise.all(ENTITIES.map((entity) => database.reader.manager.count(entity)));
    const before = await counts();

    expect(await loadDemonstration(database, facts, AT)).toBe(false);

    expect(await counts()).toEqual(before);
    await database.close();
  });

  it('holds what the report holds: 5 documents, 8 issued tables with 69 rows, and the 5 of the region', async () => {
    const { database } = await openLoaded();
    const { manager } = database.reader;

    const tables = await manager.find(TargetTable);
    expect(tables).toHaveLength(9);
    expect(await manager.count(Indicator)).toBe(69 + 5);
    expect(await manager.count(SelfEvaluation)).toBe(7);
    expect(
      tables
        .filter(({ orgPath }) => orgPath !== '/650000/')
        .reduce((sum, { amountInFen }) => sum + amountInFen, 0),
    ).toBe(600_000_000);
    expect((await manager.find(UserAccount)).map(({ accountName }) => accountName).sort()).toEqual(
      DEMONSTRATION_ACCOUNTS.map(({ accountName }) => accountName).sort(),
    );
    await database.close();
  });

  it('reports 27 of 60 cells of the prefectures, as the published report does, and invents none', async () => {
    const { database } = await openLoaded();
    const actuals = await database.reader.manager.find(IndicatorActual);
    const ofPrefectures = actuals.filter(({ orgPath }) => orgPath !== '/650000/');
    const reported = ofPrefectures.filter(({ valueText }) => valueText !== null);

    expect(ofPrefectures).toHaveLength(60);
    expect(reported).toHaveLength(27);
    for (const { stamps } of reported) expect(stamps['valueText']).toMatchObject({ byName: '公开报告' });
    for (const { stamps } of ofPrefectures.filter(({ valueText }) => valueText === null))
      expect(stamps).toEqual({});
    await database.close();
  });

  it('records every row in the feed, in one transaction', async () => {
    const { database } = await openLoaded();
    const { manager } = database.reader;
    const feed = await manager.find(ChangeFeed);
    const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
    const synced = ENTITIES.filter(
      ({ name }) => !/UserAccount|Assignment|Session|Throttle|Sync|Log|Feed/.test(name),
    );
    const rows = await Promise.all(synced.map((entity) => manager.count(entity)));

    expect(feed).toHaveLength(rows.reduce((sum, count) => sum + count, 0));
    expect(new Set(feed.map(({ txSeq }) => txSeq))).toEqual(new Set([head.seq]));
    expect(head.seq).toBe(feed.length);
    await database.close();
  });

  it('gives the region, rolled up from the approved forms, the published 10 + 58.5 + 30 = 98.5, 优', async () => {
    const { database } = await openLoaded();
    const { manager } = database.reader;
    const units = await manager.find(OrgUnit);
    const tables = await manager.find(TargetTable);
    const indicators = await manager.find(Indicator, { order: { position: 'ASC' } });
    const actuals = await manager.find(IndicatorActual);
    const executions = await manager.find(FundExecution);
    const schemes = await manager.find(Scheme);
    const rowsOf = (tableId: string) => indicators.filter(({ targetTableId }) => targetTableId === tableId);
    const form = (selfEvaluation: SelfEvaluation) => {
      const table = tables.find(({ id }) => id === selfEvaluation.targetTableId);
      const unit = units.find(({ id }) => id === selfEvaluation.orgUnitId);
      if (!table || !unit) throw new Error('a form without its table');
      return {
        id: selfEvaluation.id,
        unitId: unit.id,
        unitName: unit.name,
        state: selfEvaluation.state,
        amountInFen: table.amountInFen,
        reportedAt: selfEvaluation.submittedAt,
        budgetYear: 2024,
        indicators: rowsOf(table.id).map((indicator) => {
          const actual = actuals.find(({ indicatorId }) => indicatorId === indicator.id);
          if (!actual) throw new Error('an indicator without its row');
          const { valueText, completion, deviationReason } = actual;
          return { ...indicator, valueText, completion, deviationReason };
        }),
        executions: executions.filter(({ selfEvaluationId }) => selfEvaluationId === selfEvaluation.id),
      };
    };
    const forms = await manager.find(SelfEvaluation);
    const own = tables.find(({ id }) => id === 'table-region');

    const { table } = rollUp(
      {
        id: 'region',
        budgetYear: 2024,
        scheme: schemes.find(({ id }) => id === own?.schemeId)?.content,
        indicators: rowsOf('table-region'),
        actuals: [],
        executions: [],
      },
      forms.filter(({ orgUnitId }) => orgUnitId !== 'xinjiang').map(form),
    );

    expect(scoreTable(table)).toMatchObject({
      execution: { score: 10 },
      levels: { 产出指标: 58.5, 效益指标: 30 },
      total: 98.5,
      grade: '优',
    });
    await database.close();
  });

  it('approves the advance tables with the score that the rules give them, by a scheme that is there', async () => {
    const { database } = await openLoaded();
    const forms = await database.reader.manager.find(SelfEvaluation, { order: { id: 'ASC' } });
    const schemes = (await database.reader.manager.find(Scheme)).map(({ id }) => id);

    expect(forms.map(({ id, state }) => [id, state])).toEqual([
      ['form-bayingol-advance', 'APPROVED'],
      ['form-bayingol-main', 'DRAFT'],
      ['form-changji-advance', 'APPROVED'],
      ['form-changji-main', 'DRAFT'],
      ['form-region', 'DRAFT'],
      ['form-urumqi-advance', 'APPROVED'],
      ['form-urumqi-main', 'DRAFT'],
    ]);
    for (const { approvedScore } of forms.filter(({ state }) => state === 'APPROVED')) {
      // 10 + 4 × 8.57 + 8.57 × 0.9 + 15; three unreported rows score 0 (SC5).
      expect(approvedScore).toMatchObject({ totalInCentipoints: 6699, grade: '中' });
      expect(schemes).toContain(approvedScore?.schemeId);
    }
    await database.close();
  });
});

describeOnEachDatabase('resetDemonstration', (open) => {
  it('empties every table, loads anew, and begins a new epoch', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const facts = await readDemonstration(DEMONSTRATION_FILE);
    await loadDemonstration(database, facts, AT);
    const { manager } = database.reader;
    const counts = () => Promise.all(ENTITIES.map((entity) => manager.count(entity)));
    const before = { head: await manager.findOneByOrFail(SyncHead, { id: 1 }), counts: await counts() };
    await database.gate.run((writer) =>
      writer.update(IndicatorActual, { id: 'actual-urumqi-main-2' }, { valueText: '6' }),
    );

    await resetDemonstration(database, facts, AT);

    expect(await counts()).toEqual(before.counts);
    expect(await manager.findOneBy(IndicatorActual, { id: 'actual-urumqi-main-2' })).toMatchObject({
      valueText: null,
    });
    const head = await manager.findOneByOrFail(SyncHead, { id: 1 });
    expect(head).toMatchObject({ seq: before.head.seq, chainHash: '' });
    expect(head.epoch).not.toBe(before.head.epoch);
    await database.close();
  });
});
