import type { FundSource } from '@attain/shared/sync/mutation';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { Amendment } from '../../amendment/amendment.entity.ts';
import { FundExecution } from '../../self-evaluation/fund-execution.entity.ts';
import { IndicatorActual } from '../../self-evaluation/indicator-actual.entity.ts';
import { FieldConflict } from '../field-conflict.entity.ts';
import { MutationLog } from '../mutation-log.entity.ts';
import { short, SyncDevice } from '../sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from '../sync-world.test-support.ts';

describeOnEachDatabase('entered values', (open) => {
  let world: SyncWorld;
  let name: string;
  let cell: string;
  let ann: SyncDevice;
  let abe: SyncDevice;

  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    name = await world.addForm('a');
    cell = `${name}1`;
    ann = new SyncDevice(world, 'ann');
    abe = new SyncDevice(world, 'abe');
  });

  const value = async (indicatorId = cell) =>
    (await world.database.reader.manager.findOneByOrFail(IndicatorActual, { indicatorId })).valueText;
  const conflicts = () =>
    world.database.reader.manager.findBy(FieldConflict, { selfEvaluationId: `form-${name}` });
  const resolve = (device: SyncDevice, conflictId: string, chosen: string | null, base: string | null) =>
    device.mutate('conflict.resolve@1', {
      selfEvaluationId: `form-${name}`,
      conflictId,
      value: chosen,
      base,
    });

  it.each([
    ['1.5', '1.50'],
    ['1.5', '１．５'],
    ['12500', '12,500'],
  ])('[FT-51] takes %s and %s for one value', async (standing, entered) => {
    await ann.push(ann.setActual(cell, standing));

    expect(await abe.tell(abe.setActual(cell, entered))).toBe('NOOP');
    expect(await value()).toBe(standing);
    expect(await conflicts()).toEqual([]);
  });

  describe('two amounts that make one rate', () => {
    const set = (
      device: SyncDevice,
      field: 'annualBudgetInFen' | 'executedInFen',
      [value, base]: readonly [number, number | null],
      groupId: string | null = null,
    ) => {
      const place = { selfEvaluationId: `form-${name}`, source: 'CENTRAL' as const };
      return device.mutate('execution.set@1', { ...place, field, value, base }, groupId);
    };
    const pair = async () => {
      const id = `execution-${name}-CENTRAL`;
      const row = await world.database.reader.manager.findOneByOrFail(FundExecution, { id });
      return [row.executedInFen, row.annualBudgetInFen];
    };
    beforeEach(() =>
      ann.push(set(ann, 'executedInFen', [90, null]), set(ann, 'annualBudgetInFen', [100, null])),
    );

    it('[FT-49] [S17] merge as one where they are entered as one: no pair stands that nobody entered', async () => {
      // Both have seen 90 of 100. The one enters 80 of 100, the other 90 of 120; each says the whole pair.
      await ann.push(
        set(ann, 'executedInFen', [80, 90], 'n'),
        set(ann, 'annualBudgetInFen', [100, 100], 'n'),
      );
      const verdicts = await abe.push(
        set(abe, 'annualBudgetInFen', [120, 100], 'd'),
        set(abe, 'executedInFen', [90, 90], 'd'),
      );

      expect(verdicts.map(short)).toEqual(['PARKED GROUP_NOT_APPLIED', 'PARKED STALE_CONTENT']);
      expect(await pair()).toEqual([80, 100]);
      const kept = await world.database.reader.manager.findBy(Amendment, {
        selfEvaluationId: `form-${name}`,
      });
      expect(kept.map(({ field, value: proposed }) => [field, proposed]).sort()).toEqual([
        ['annualBudgetInFen', '120'],
        ['executedInFen', '90'],
      ]);
    });

    it('[FT-49] [SY6] are facts of their own otherwise, and nobody hands in a pair that they have not seen', async () => {
      await ann.push(
        ann.setActual(cell, '7'),
        ann.setActual(`${name}2`, '10'),
        ann.setActual(`${name}3`, '有所增长'),
        ann.setActual(`${name}3`, '1', null, 'completion'),
      );
      await ann.push(set(ann, 'executedInFen', [80, 90]));
      const seen = await ann.submit(`form-${name}`);
      expect(await abe.tell(set(abe, 'annualBudgetInFen', [120, 100]))).toBe('APPLIED');
      expect(await pair()).toEqual([80, 120]);
      expect(await ann.tell(seen)).toBe('PARKED STALE_CONTENT');
    });
  });

  it('clears a value, and merges different fields of one row', async () => {
    await ann.push(ann.setActual(cell, '6'), ann.setActual(cell, '资金晚到', null, 'deviationReason'));

    expect(await abe.tell(abe.setActual(cell, '下年提前', null, 'improvementMeasure'))).toBe('APPLIED');
    expect(await ann.tell(ann.setActual(cell, ' ', '6'))).toBe('APPLIED');

    const row = await world.database.reader.manager.findOneByOrFail(IndicatorActual, { indicatorId: cell });
    expect(row).toMatchObject({
      valueText: null,
      deviationReason: '资金晚到',
      improvementMeasure: '下年提前',
      rev: 5,
    });
  });

  it.each([
    ['valueText', '字母', 'NOT_A_NUMBER'],
    ['valueText', '1e400', 'NUMBER_TOO_LARGE'],
    ['valueText', '-3 家', 'NEGATIVE_NOT_ALLOWED'],
    ['completion', '90%', 'NOT_A_SHARE'],
    ['completion', '-0.1', 'NOT_A_SHARE'],
    ['deviationReason', 'a\0b', 'UNREADABLE_CHARACTER'],
  ] as const)('[C-31] parks %s %j and keeps it in the log', async (field, entered, violation) => {
    const mutation = ann.setActual(cell, entered, null, field);
    expect(await ann.push(mutation)).toMatchObject([
      { outcome: 'PARKED', code: 'VALUE_INVALID', details: { violation } },
    ]);
    expect(await value()).toBeNull();
    const logged = await world.database.reader.manager.findOneByOrFail(MutationLog, { id: mutation.id });
    expect(logged.args).toEqual(mutation.args);
  });

  it.each(['２，０００', '0', '2'.repeat(15), '≥7'])('[C-31] takes %j as it is typed', async (entered) => {
    expect(await ann.tell(ann.setActual(cell, entered))).toBe('APPLIED');
    expect(await value()).toBe(entered);
  });

  it('sets an amount in whole fen, tells 0 from nothing, and merges it three ways', async () => {
    const set = (
      device: SyncDevice,
      amount: number | null,
      base: number | null,
      source: FundSource = 'CENTRAL',
    ) =>
      device.mutate('execution.set@1', {
        selfEvaluationId: `form-${name}`,
        source,
        field: 'executedInFen',
        value: amount,
        base,
      });
    expect(await ann.tell(set(ann, 0, null))).toBe('APPLIED');
    expect(await abe.tell(set(abe, 20_000_000, null))).toBe('CONFLICT');
    expect(await ann.tell(set(ann, Number.MAX_SAFE_INTEGER, 0))).toBe('APPLIED');
    expect(await abe.tell(set(abe, 1, null, 'LOCAL'))).toBe('APPLIED');

    const row = await world.database.reader.manager.findOneByOrFail(FundExecution, {
      selfEvaluationId: `form-${name}`,
      source: 'CENTRAL',
    });
    expect(row.executedInFen).toBe(Number.MAX_SAFE_INTEGER);
    expect(await conflicts()).toMatchObject([
      {
        subject: 'FUND_EXECUTION',
        subjectKey: 'CENTRAL',
        base: null,
        theirs: { value: String(Number.MAX_SAFE_INTEGER) },
        mine: { value: '20000000' },
      },
    ]);
  });

  describe('in conflict', () => {
    it('[S3] [SY9] go on in the same conflict when their device types over them', async () => {
      await ann.push(ann.setActual(cell, '6'));
      const first = abe.setActual(cell, '7');
      world.clock = '2025-03-01T08:00:00.000Z';
      const met = await abe.push(first);
      world.clock = '2025-03-03T08:00:00.000Z';
      const later = await abe.push(abe.setActual(cell, '8', '7'), abe.setActual(cell, '9', '8.0'));
      const verdicts = [...met, ...later];

      expect(verdicts.map(({ outcome, conflictId }) => [outcome, conflictId])).toEqual(
        Array(3).fill(['CONFLICT', first.id]),
      );
      expect(await value()).toBe('6');
      expect(await conflicts()).toMatchObject([
        { id: first.id, base: null, mine: { value: '9' }, theirs: { value: '6' }, state: 'OPEN' },
      ]);
      // It has waited since the two met, however often its device types (SY9).
      expect(await conflicts()).toMatchObject([{ openedAt: '2025-03-01T08:00:00.000Z' }]);
    });

    it('are settled when their device types the standing value over them', async () => {
      await ann.push(ann.setActual(cell, '6'));
      await abe.push(abe.setActual(cell, '7'));

      expect(await abe.tell(abe.setActual(cell, '6', '7'))).toBe('NOOP');

      expect(await conflicts()).toMatchObject([
        { state: 'RESOLVED', resolvedValue: '6', resolvedByName: '填报人 abe' },
      ]);
    });

    it('see the standing value move, and are settled when it comes to them', async () => {
      await ann.push(ann.setActual(cell, '6'));
      await abe.push(abe.setActual(cell, '7'));
      await ann.push(ann.setActual(cell, '5', '6'));
      expect(await conflicts()).toMatchObject([
        { state: 'OPEN', theirs: { value: '5' }, mine: { value: '7' } },
      ]);

      await ann.push(ann.setActual(cell, '7.0', '5'));

      expect(await conflicts()).toMatchObject([{ state: 'RESOLVED', resolvedValue: '7.0' }]);
    });

    it('[S3] of two devices are two conflicts', async () => {
      const third = new SyncDevice(world, 'ann');
      await ann.push(ann.setActual(cell, '6'));
      await abe.push(abe.setActual(cell, '7'));
      await third.push(third.setActual(cell, '8'));

      expect((await conflicts()).map(({ mine }) => mine.value).sort()).toEqual(['7', '8']);
    });

    it.each([
      ['mine', '7'],
      ['theirs', '6'],
      ['another', '6.5'],
    ])('are resolved with %s', async (_, chosen) => {
      await ann.push(ann.setActual(cell, '6'));
      const met = abe.setActual(cell, '7');
      await abe.push(met);

      expect(await ann.tell(resolve(ann, met.id, chosen, '6'))).toBe('APPLIED');

      expect(await value()).toBe(chosen);
      expect(await conflicts()).toMatchObject([
        { state: 'RESOLVED', resolvedValue: chosen, resolvedByName: '填报人 ann', resolvedAt: world.clock },
      ]);
    });

    it('[FT-50] are followed by another when both sides resolve at once, and nothing leaves the record', async () => {
      await ann.push(ann.setActual(cell, '6'));
      const met = abe.setActual(cell, '7');
      await abe.push(met);

      expect(await ann.tell(resolve(ann, met.id, '6.5', '6'))).toBe('APPLIED');
      const late = resolve(abe, met.id, '8', '6');
      expect(await abe.tell(late)).toBe('CONFLICT');
      expect(await value()).toBe('6.5');
      const inOrder = async () => (await conflicts()).sort((a) => (a.id === met.id ? -1 : 1));
      const first = {
        ...{ id: met.id, state: 'RESOLVED', resolvedValue: '6.5', resolvedByName: '填报人 ann' },
        ...{ theirs: { value: '6' }, mine: { value: '7' } },
      };
      const second = { id: late.id, base: '6', mine: { value: '8', byName: '填报人 abe' } };
      expect(await inOrder()).toMatchObject([
        first,
        { ...second, state: 'OPEN', theirs: { value: '6.5', byName: '填报人 ann' }, resolvedValue: null },
      ]);

      expect(await abe.tell(resolve(abe, late.id, '8', '6.5'))).toBe('APPLIED');
      expect(await ann.tell(resolve(ann, late.id, '8', '6.5'))).toBe('NOOP');
      expect(await inOrder()).toMatchObject([first, { ...second, state: 'RESOLVED', resolvedValue: '8' }]);
    });

    it('[FT-50] are followed by another also when the first choice was to let stand what stood', async () => {
      await ann.push(ann.setActual(cell, '6'));
      const met = abe.setActual(cell, '7');
      await abe.push(met);

      expect(await ann.tell(resolve(ann, met.id, '6', '6'))).toBe('APPLIED');
      const late = resolve(abe, met.id, '7', '6');
      expect(await abe.tell(late)).toBe('CONFLICT');

      expect(await value()).toBe('6');
      const [first, second] = (await conflicts()).sort((a) => (a.id === met.id ? -1 : 1));
      expect(first).toMatchObject({ state: 'RESOLVED', resolvedValue: '6', resolvedByName: '填报人 ann' });
      expect(second).toMatchObject({
        id: late.id,
        state: 'OPEN',
        theirs: { value: '6' },
        mine: { value: '7' },
      });
    });

    it('are not resolved with what fits no cell', async () => {
      await ann.push(ann.setActual(cell, '6'));
      const met = abe.setActual(cell, '7');
      await abe.push(met);

      expect(await ann.tell(resolve(ann, met.id, '很多', '6'))).toBe('PARKED VALUE_INVALID');
      expect(await conflicts()).toMatchObject([{ state: 'OPEN' }]);
    });
  });

  describe('in a group', () => {
    const inGroup = (device: SyncDevice, indicatorId: string, entered: string, base: string | null = null) =>
      device.setActual(indicatorId, entered, base, 'valueText', 'group-1');

    it('[S17] are applied together when all of them can be', async () => {
      const verdicts = await ann.push(inGroup(ann, cell, '7'), inGroup(ann, `${name}2`, '9'));
      expect(verdicts.map(short)).toEqual(['APPLIED', 'APPLIED']);
    });

    it('[FT-55] are held back by one that is refused', async () => {
      const good = inGroup(ann, cell, '7');
      const bad = inGroup(ann, `${name}2`, '字母');
      const verdicts = await ann.push(
        good,
        bad,
        inGroup(ann, `${name}3`, '有所增长'),
        ann.setActual(cell, '8'),
      );

      expect(verdicts.map(short)).toEqual([
        'PARKED GROUP_NOT_APPLIED',
        'PARKED VALUE_INVALID',
        'PARKED GROUP_NOT_APPLIED',
        'APPLIED',
      ]);
      expect(verdicts[0]?.details).toEqual({ mutationId: bad.id });
      expect(await value()).toBe('8');
      expect(await value(`${name}3`)).toBeNull();
    });

    it('[S17] are held back by one that meets another value, and open no conflict', async () => {
      await abe.push(abe.setActual(`${name}2`, '5'));
      const verdicts = await ann.push(inGroup(ann, cell, '7'), inGroup(ann, `${name}2`, '9'));

      expect(verdicts.map(short)).toEqual(['PARKED GROUP_NOT_APPLIED', 'PARKED STALE_CONTENT']);
      expect(await value()).toBeNull();
      expect(await conflicts()).toEqual([]);
    });

    it('[S17] are held back by one that nobody understands', async () => {
      const verdicts = await ann.push(
        inGroup(ann, cell, '7'),
        ann.mutateRaw('ratio.set@1', { numerator: '1', denominator: '2' }, 'group-1'),
      );
      expect(verdicts.map(short)).toEqual(['PARKED GROUP_NOT_APPLIED', 'QUARANTINED UNKNOWN_MUTATION']);
    });

    it('[S17] are taken with a submission or not at all', async () => {
      const verdicts = await ann.push(inGroup(ann, cell, '7'), await ann.submit(`form-${name}`, 'group-1'));

      expect(verdicts.map(short)).toEqual(['PARKED GROUP_NOT_APPLIED', 'PARKED STALE_CONTENT']);
      expect(await value()).toBeNull();
    });
  });

  describe('outside the scope', () => {
    it('[C-08] are not found, the same for what exists and what does not', async () => {
      const bob = new SyncDevice(world, 'bob');
      const set = (selfEvaluationId: string, indicatorId: string) =>
        bob.mutate('actual.set@1', {
          selfEvaluationId,
          indicatorId,
          field: 'valueText',
          value: '1',
          base: null,
        });
      const [sibling, nowhere, above] = await bob.push(
        set(`form-${name}`, cell),
        set('form-nowhere', 'i1'),
        set('form-r', 'r1'),
      );
      const rest = (verdict: typeof sibling) => ({ ...verdict, mutationId: '', clientSeq: 0, seq: 0 });

      expect(rest(sibling)).toMatchObject({
        outcome: 'PARKED',
        code: 'NOT_FOUND',
        details: {},
        conflictId: null,
      });
      expect(rest(nowhere)).toEqual(rest(sibling));
      expect(rest(above)).toEqual(rest(sibling));
      expect(await value()).toBeNull();
    });

    it('[C-11] are not found by the row of another form', async () => {
      const mutation = ann.mutate('actual.set@1', {
        selfEvaluationId: `form-${name}`,
        indicatorId: 'b1',
        field: 'valueText',
        value: '1',
        base: null,
      });
      expect(await ann.tell(mutation)).toBe('PARKED NOT_FOUND');
      expect(await value('b1')).toBeNull();
    });

    it('[C-11] are not found by the conflict of another form', async () => {
      const bob = new SyncDevice(world, 'bob');
      const other = new SyncDevice(world, 'bob');
      const otherForm = await world.addForm('b');
      await bob.push(bob.setActual(`${otherForm}1`, '6'));
      const met = other.setActual(`${otherForm}1`, '7');
      await other.push(met);

      expect(await ann.tell(resolve(ann, met.id, '7', '6'))).toBe('PARKED NOT_FOUND');

      const conflict = await world.database.reader.manager.findOneByOrFail(FieldConflict, { id: met.id });
      expect(conflict.state).toBe('OPEN');
    });

    it.each(['rex', 'mia', 'gus'])(
      '[C-22] are refused to %s, who may look but not fill in',
      async (userId) => {
        const device = new SyncDevice(world, userId);
        expect(await device.tell(device.setActual(cell, '1'))).toBe('PARKED FORBIDDEN');
        expect(await value()).toBeNull();
      },
    );

    it('[C-22] are not even found by an administrator, who sees no figures', async () => {
      const ada = new SyncDevice(world, 'ada');
      expect(await ada.tell(ada.setActual(cell, '1'))).toBe('PARKED NOT_FOUND');
    });
  });
});
