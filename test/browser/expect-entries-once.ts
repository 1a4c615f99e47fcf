import { expect } from 'vitest';
import type { EmptyDatabase } from '../support/each-database.ts';
import { MAIN_TITLE } from '../support/fill-forms.ts';
import { queryRaw } from '../support/raw-database.ts';

/** One phone of the preparer `urumqi` has sent so many entries: each once, in its order, and none was refused. */
export async function expectEntriesOnce(env: EmptyDatabase['env'], entered: number): Promise<void> {
  const log = await queryRaw(env, 'SELECT id, client_id, client_seq, outcome, args FROM mutation_log');
  expect(log).toHaveLength(entered);
  expect(new Set(log.map(({ id }) => id)).size).toBe(entered);
  const refused = log.filter(({ outcome }) => outcome !== 'APPLIED');
  expect(refused.map(({ outcome, client_seq: seq, args }) => [outcome, seq, args])).toEqual([]);
  expect(new Set(log.map(({ client_id: id }) => id)).size).toBe(1);
  expect(log.map(({ client_seq: seq }) => Number(seq)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: entered }, (_, index) => index + 1),
  );
  expect(await queryRaw(env, 'SELECT id FROM field_conflict')).toEqual([]);
  expect(
    await queryRaw(
      env,
      "SELECT pending FROM sync_client WHERE owner_id IN (SELECT id FROM user_account WHERE account_name = 'urumqi')",
    ),
  ).toEqual([{ pending: 0 }]);
}

/** 实际完成值 as the server has it, by indicator, of the form that the tests fill in. */
export async function valuesAtServer(env: EmptyDatabase['env']): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRaw(
    env,
    `SELECT i.level3, a.value_text FROM indicator_actual a JOIN indicator i ON i.id = a.indicator_id
     JOIN self_evaluation f ON f.id = a.self_evaluation_id
     JOIN target_table t ON t.id = f.target_table_id
     WHERE f.org_unit_id = 'urumqi' AND t.title = '${MAIN_TITLE}' AND a.value_text IS NOT NULL`,
  );
  return new Map(rows.map((row) => [String(row['level3']), String(row['value_text'])]));
}
