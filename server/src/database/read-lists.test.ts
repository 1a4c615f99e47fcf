import { describeOnEachDatabase } from '#test/each-database';
import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { Fund } from '../fund/fund.entity.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { Round } from '../performance-target/round.entity.ts';
import { MutationLog } from '../sync/mutation-log.entity.ts';
import { createDatabase, type Database } from './data-source.ts';
import { insertRows, upsertRows } from './insert-rows.ts';
import { readFields, readLists } from './read-lists.ts';

/** What a text may be mistaken for on its way through SQL, JSON and parameters. */
const ODD_TEXTS = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '1e5',
    '007',
    '{"a":1}',
    '[]',
    '"',
    "'",
    '\\',
    '\\u0041',
    '$1',
    ':id',
    '?',
    '%',
  ],
  ...['a\nb\t\u0001', '\u2028', '中文 ≥7 项', '𠮷😀', 'NaN', '-0', '9007199254740993'],
];

const funds = ODD_TEXTS.map((name, index): Fund => ({
  id: `fund-${String(index).padStart(2, '0')}`,
  name,
  kind: 'EARMARKED',
  competentDepartment: name,
  ownerPath: '/r/',
}));

const logRows = ODD_TEXTS.map((text, index): MutationLog => ({
  seq: index === 0 ? Number.MAX_SAFE_INTEGER : index,
  txSeq: index,
  id: `m${index}`,
  clientId: 'c',
  clientSeq: index,
  prev: '',
  name: text,
  groupId: index % 2 === 0 ? null : text,
  args: { [text]: text, nested: [{ z: null, a: -0.1, big: 1e300 }, [], true], half: '\ud800' },
  device: { wallMs: -1, monoMs: 0, timeZone: text },
  userId: 'u',
  selfEvaluationId: null,
  receivedAt: '2025-01-01T00:00:00.000Z',
  outcome: 'APPLIED',
  code: null,
  details: index % 2 === 0 ? null : { text },
  conflictId: null,
  rowHash: '',
}));

describeOnEachDatabase('rows in bulk', (open) => {
  const withDatabase = async (work: (database: Database) => Promise<void>): Promise<void> => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    try {
      await work(database);
    } finally {
      await database.close();
    }
  };
  const bySeq = (a: MutationLog, b: MutationLog) => a.seq - b.seq;

  it('come back from the database as they were given, and as TypeORM reads them', async () => {
    await withDatabase(async ({ gate, reader }) => {
      await gate.run(async (manager) => {
        await insertRows(manager, Fund, funds);
        await insertRows(manager, MutationLog, logRows);
      });
      const read = await readLists(reader.manager, {
        funds: {
          entity: Fund,
          where: (isOneOf) =>
            isOneOf(
              'id',
              funds.map(({ id }) => id),
            ),
          orderBy: 'id',
        },
        log: { entity: MutationLog, where: () => '1 = 1', orderBy: 'seq' },
        none: { entity: MutationLog, where: (isOneOf) => isOneOf('id', []), orderBy: 'seq' },
      });
      expect(read).toEqual({ funds, log: logRows.toSorted(bySeq), none: [] });
      expect(await reader.manager.find(Fund, { order: { id: 'ASC' } })).toEqual(funds);
      expect(await reader.manager.find(MutationLog, { order: { seq: 'ASC' } })).toEqual(read.log);
    });
  });

  it('are found by odd texts too', async () => {
    await withDatabase(async ({ gate, reader }) => {
      await gate.run((manager) => insertRows(manager, Fund, funds));
      const { some } = await readLists(reader.manager, {
        some: { entity: Fund, where: (isOneOf) => isOneOf('name', ODD_TEXTS.slice(5)), orderBy: 'id' },
      });
      expect(some).toEqual(funds.slice(5));
    });
  });

  it('keep true and false, and are overwritten whole where the id is known', async () => {
    await withDatabase(async ({ gate, reader }) => {
      const unit: OrgUnit = {
        ...{ id: 'r', parentId: null, level: 'REGION', path: '/r/' },
        ...{ name: '自治区', shortName: '自治区', departmentName: '科技厅' },
      };
      const round = { fundId: 'fund-00', ownerId: 'r', name: '', budgetYear: 2024, ownerPath: '/r/' };
      const rounds = [true, false].map((isSampleData, index): Round => ({
        id: `round-${index}`,
        ...round,
        deadlineOn: '2025-01-31',
        isSampleData,
      }));
      const changed = rounds.map((row) => ({ ...row, name: '改', isSampleData: !row.isSampleData }));
      const all = { entity: Round, where: () => '1 = 1', orderBy: 'id' };
      await gate.run(async (manager) => {
        await insertRows(manager, OrgUnit, [unit]);
        await insertRows(manager, Fund, funds);
        await upsertRows(manager, Round, rounds);
        expect((await readLists(manager, { all })).all).toEqual(rounds);
        await upsertRows(manager, Round, [...changed, { ...round, ...changed[0]!, id: 'round-2' }]);
      });
      const { all: found } = await readLists(reader.manager, { all });
      expect(found).toEqual([...changed, { ...changed[0], id: 'round-2' }]);
      expect(await reader.manager.find(Round, { order: { id: 'ASC' } })).toEqual(found);
    });
  });

  it('are refused when a column is not given', async () => {
    await withDatabase(async ({ gate }) => {
      const { name: _name, ...nameless } = { ...funds[0]! };
      // A row that the compiler would refuse.
      const insert = gate.run((manager) => insertRows(manager, Fund, [nameless as Fund]));
      await expect(insert).rejects.toThrow('fund.name is not given');
    });
  });

  it('give the fields that are asked for of what a query finds', async () => {
    await withDatabase(async ({ gate, reader }) => {
      await gate.run((manager) => insertRows(manager, MutationLog, logRows));
      const query = reader.manager
        .createQueryBuilder(MutationLog, 'log')
        .where('log.seq BETWEEN :from AND :to', { from: 3, to: 9 })
        .orderBy('log.seq')
        .limit(4);
      const found = await readFields(reader.manager, query, ['id', 'seq', 'details'], 'seq');
      expect(found).toEqual(logRows.slice(3, 7).map(({ id, seq, details }) => ({ id, seq, details })));
    });
  });
});
