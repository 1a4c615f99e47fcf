import { expect } from 'vitest';
import { runAdmin } from './run-admin.ts';

/** Whatever was done to a server: each row of its log is the one that the next one was chained to (S15). */
export async function expectIntactLog(env: Readonly<Record<string, string>>): Promise<void> {
  expect(await runAdmin(env, 'verify')).toMatchObject({ code: 0 });
}
