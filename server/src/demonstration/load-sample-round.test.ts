import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { Indicator } from '../performance-target/indicator.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { IndicatorActual } from '../self-evaluation/indicator-actual.entity.ts';
import { SelfEvaluation } from '../self-evaluation/self-evaluation.entity.ts';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { loadSampleRound } from './load-sample-round.ts';
import { DEMONSTRATION_FILE, readDemonstration } from './read-demonstration.ts';

const AT = new Date('2025-03-01T08:00:00.000Z');

describeOnEachDatabase('loadSampleRound', (open) => {
  it('adds a round of its own with every cell of one prefecture, marked as sample data, once', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const { manager } = database.reader;
    const facts = await readDemonstration(DEMONSTRATION_FILE);
    expect(await loadSampleRound(database, facts, AT)).toBe(false);
    await loadDemonstration(database, facts, AT);
    const realActuals = await manager.find(IndicatorActual, { order: { id: 'ASC' } });

    expect(await loadSampleRound(database, facts, AT)).toBe(true);
    expect(await loadSampleRound(database, facts, AT)).toBe(false);

    const rounds = await manager.find(Round, { order: { id: 'ASC' } });
    expect(rounds.map(({ id, isSampleData }) => [id, isSampleData])).toEqual([
      ['round-2024', false],
      ['sample-round-2024', true],
    ]);
    const actuals = await manager.find(IndicatorActual, { order: { id: 'ASC' } });
    const samples = actuals.filter(({ id }) => id.startsWith('actual-sample-'));
    expect(actuals.filter((actual) => !samples.includes(actual))).toEqual(realActuals);
    expect(samples.filter(({ valueText }) => valueText !== null).map(({ orgPath }) => orgPath)).toEqual(
      Array.from({ length: 20 }, () => '/650000/650100/'),
    );
    // Feeding the real region's table would mix invented values into it.
    const feeding = (await manager.find(Indicator)).filter(({ id }) => id.startsWith('indicator-sample-'));
    for (const { parentIndicatorId } of feeding) {
      expect(parentIndicatorId ?? 'indicator-sample-region').toMatch(/^indicator-sample-region/);
    }
    const forms = await manager.findBy(SelfEvaluation, { roundId: 'sample-round-2024' });
    const fed = (await manager.find(ChangeFeed)).map(({ entityId }) => entityId);
    expect(forms).toHaveLength(7);
    for (const { id } of forms) expect(fed).toContain(id);
    await database.close();
  });
});
