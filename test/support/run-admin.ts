import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

export interface AdminRun {
  readonly code: number | null;
  readonly output: string;
}

const ENTRY = join(PROJECT_ROOT, 'server/dist/admin/run-admin.js');

/** Runs `pnpm admin …` on the database that the settings name. */
export async function runAdmin(env: Readonly<Record<string, string>>, ...args: string[]): Promise<AdminRun> {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
