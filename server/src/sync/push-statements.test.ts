import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Logger } from 'typeorm';
import { describeOnEachDatabase } from '#test/each-database';
import { SyncDevice } from './sync-device.test-support.ts';
import { createSyncWorld, type SyncWorld } from './sync-world.test-support.ts';

/** From the lock on the client to the commit; each is a way to the database and back. */
const STATEMENTS = 15;

describeOnEachDatabase('statements of a push', (open) => {
  let world: SyncWorld;
  beforeAll(async () => {
    world = await createSyncWorld((await open()).env);
  });
  afterAll(() => world.close());

  async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
    const { connection } = await world.database.gate.run((manager) => Promise.resolve(manager));
    const statements: string[] = [];
    const before = connection.logger;
    const nothing = () => undefined;
    const counting: Logger = {
      ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing },
      ...{ logMigration: nothing, log: nothing },
      logQuery: (sql) => void statements.push(sql),
    };
    connection.logger = counting;
    try {
      await work();
    } finally {
      connection.logger = before;
    }
    return statements;
  }

  it('are as many for fifty mutations as for one, and the same', async () => {
    const device = new SyncDevice(world, 'ann');
    await device.push(device.setActual('a1', '0'));
    const one = device.setActual('a1', '1', '0');
    const ofOne = await statementsDuring(() => device.push(one));

    const fifty = Array.from({ length: 50 }, (_, n) =>
      device.setActual(`a${(n % 3) + 1}`, String(n + 10), n < 3 ? (n === 0 ? '1' : null) : String(n + 7)),
    );
    const ofFifty = await statementsDuring(async () => {
      const verdicts = await device.push(...fifty);
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(fifty.map(() => 'APPLIED'));
    });
    expect(ofFifty).toEqual(ofOne);
    expect(ofFifty.length).toBeLessThanOrEqual(STATEMENTS);
  });
});
