import { canSee, type Grant, type Reach } from '@attain/shared/organisation/scope';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { createDatabase } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { Fund } from '../fund/fund.entity.ts';
import { ChangeFeed } from '../sync/change-feed.entity.ts';
import { whereVisible } from './visible-rows.ts';

/** Names that prefix, case and pattern characters could confuse. */
const names = ['a', 'A', 'ab', 'a0', 'a-', 'a_', '%', 'b', '乌', 'é'];
const path = fc
  .array(fc.constantFrom(...names), { maxLength: 3 })
  .map((parts) => ['', ...parts, ''].join('/'));
const grant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom('PREPARER', 'REVIEWER', 'MANAGER', 'AUDITOR', 'ADMINISTRATOR'),
  path,
});

describeOnEachDatabase('whereVisible', (open) => {
  const allPaths = [
    ...new Set([
      '/',
      ...names.flatMap((a) => [`/${a}/`, ...names.flatMap((b) => [`/${a}/${b}/`, `/a/${a}/${b}/`])]),
    ]),
  ];

  it('[S9] shows exactly the rows that canSee shows, on random trees', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const rows = allPaths.map((ownerPath, index) => ({
      id: `f${index}`,
      name: '',
      kind: '',
      competentDepartment: '',
      ownerPath,
    }));
    await database.gate.run((manager) => insertRows(manager, Fund, rows));

    await fc.assert(
      fc.asyncProperty(
        fc.array(grant, { maxLength: 4 }),
        fc.constantFrom<Reach>('UNIT', 'HANDED_DOWN'),
        async (grants, reach) => {
          const query = database.reader.manager.createQueryBuilder(Fund, 'fund');
          const seen = await whereVisible(query, 'fund.ownerPath', reach, grants).getMany();
          expect(seen.map(({ ownerPath }) => ownerPath).sort()).toEqual(
            allPaths.filter((ownerPath) => canSee(grants, reach, ownerPath)).sort(),
          );
        },
      ),
      { numRuns: 150 },
    );
    await database.close();
  });

  it('[S9] reads the reach from the row where rows differ in it', async () => {
    const database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    const rows = allPaths.map((ownerPath, index): ChangeFeed => ({
      seq: index + 1,
      txSeq: index + 1,
      entity: 'FUND',
      entityId: `f${index}`,
      reach: index % 2 ? 'UNIT' : 'HANDED_DOWN',
      ownerPath,
    }));
    await database.gate.run((manager) => insertRows(manager, ChangeFeed, rows));

    await fc.assert(
      fc.asyncProperty(fc.array(grant, { maxLength: 4 }), async (grants) => {
        const query = database.reader.manager
          .createQueryBuilder(ChangeFeed, 'feed')
          .where('feed.seq > :after', { after: 3 })
          .orderBy('feed.seq');
        const seen = await whereVisible(query, 'feed.ownerPath', { column: 'feed.reach' }, grants).getMany();
        expect(seen).toEqual(
          rows.filter(({ seq, reach, ownerPath }) => seq > 3 && canSee(grants, reach, ownerPath)),
        );
      }),
      { numRuns: 100 },
    );
    await database.close();
  });
});
