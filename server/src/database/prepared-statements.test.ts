import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { readConfig } from '../config.ts';
import { MOST_PREPARED } from './comes-again.ts';
import { createDatabase, type Database } from './data-source.ts';

describeOnEachDatabase('statements that are prepared once', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await createDatabase(readConfig({ ...(await open()).env, NODE_ENV: 'test' }).database);
    await run('CREATE TABLE prepared (id integer PRIMARY KEY, name text NOT NULL)');
  });
  afterAll(() => database.close());

  const run = (sql: string, parameters?: unknown[]) =>
    database.gate.run((manager) => manager.query<unknown>(sql, parameters));
  const read = (sql: string, parameters: unknown[] = []) => database.reader.query<unknown>(sql, parameters);
  const INSERT = 'INSERT INTO prepared (id, name) VALUES ($1, $2)';
  const SELECT = 'SELECT name FROM prepared WHERE id = $1';

  it('answer each time to the values given', async () => {
    await run(INSERT, [1, '甲']);
    await run(INSERT, [2, '乙']);
    expect(await read(SELECT, [1])).toEqual([{ name: '甲' }]);
    expect(await read(SELECT, [2])).toEqual([{ name: '乙' }]);
    expect(await read(SELECT, [3])).toEqual([]);
  });

  it('answer each to its own when many ask at once', async () => {
    await run('DELETE FROM prepared');
    for (let id = 0; id < 30; id++) await run(INSERT, [id, `第 ${id} 行`]);
    const sql = 'SELECT name FROM prepared WHERE id = $1 AND id >= 0';
    const answers = await Promise.all(Array.from({ length: 30 }, (_, id) => read(sql, [id])));
    expect(answers).toEqual(answers.map((_, id) => [{ name: `第 ${id} 行` }]));
  });

  it('work again after they failed, and leave nothing of the unit that they failed in', async () => {
    await run('DELETE FROM prepared');
    await run(INSERT, [1, '甲']);
    for (let time = 0; time < 2; time++) {
      const unit = database.gate.run(async (manager) => {
        await manager.query(INSERT, [2, '乙']);
        await manager.query(INSERT, [1, '丙']);
      });
      await expect(unit).rejects.toThrow(/UNIQUE|unique/);
    }
    await run(INSERT, [3, '丁']);
    expect(await read('SELECT id FROM prepared ORDER BY id')).toEqual([{ id: 1 }, { id: 3 }]);
  });

  it('fail each time when they cannot be read', async () => {
    const wrong = 'SELECT nothing FROM prepared WHERE id = $1';
    const answers = await Promise.allSettled([read(wrong, [1]), read(wrong, [1])]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(read(wrong, [1])).rejects.toThrow('nothing');
  });

  it('see a table as it is after it has changed', async () => {
    await run('DELETE FROM prepared');
    await run(INSERT, [1, '甲']);
    await run("ALTER TABLE prepared ADD COLUMN note text DEFAULT '新'");
    await run(INSERT, [2, '乙']);
    expect(await read(SELECT, [2])).toEqual([{ name: '乙' }]);
    expect(await read('SELECT note FROM prepared WHERE id = $1', [2])).toEqual([{ note: '新' }]);
  });

  it('are as many as anybody asks for', async () => {
    await run('DELETE FROM prepared');
    await run(INSERT, [1, '甲']);
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n <= MOST_PREPARED; n++) {
        expect(await read(`SELECT id + ${n} AS n FROM prepared WHERE id = $1`, [1])).toEqual([{ n: n + 1 }]);
      }
    }
  });
});
