import { afterAll, beforeAll, describe, it } from 'vitest';
import { generatePlan } from '../steps/generate-plan.ts';
import { findCounterexample } from '../find-violation.ts';
import { createSqliteStorage, type ServerStorage } from '../world/server-storage.ts';
describe('p', () => {
  let storage: ServerStorage;
  beforeAll(async () => { storage = await createSqliteStorage(); });
  afterAll(async () => { await storage.remove(); });
  it.each((process.env['SEEDS'] ?? '').split(',').map(Number))('%i', async (s) => {
    const f = await findCounterexample(storage, generatePlan(s));
    process.stdout.write('PLAN ' + s + ' ' + JSON.stringify(f?.plan) + '\n' + JSON.stringify(f?.violations.map((v) => v.message)) + '\n');
  }, 1e7);
});
