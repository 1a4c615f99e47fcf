import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/project-root.ts';

const PROGRAM = join(PROJECT_ROOT, 'server/bin/report.mjs');
const REPORTS = join(PROJECT_ROOT, 'test/fixtures/reports');

/** Runs `pnpm report` as the process that it is, without a database. */
async function report(...args: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

describe('pnpm report examine', () => {
  it('ends with 1 and the findings, with their places', async () => {
    const { code, stdout, stderr } = await report('examine', join(REPORTS, 'foreign-report.docx'));
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('F28 错误 正文与附表完成率不一致');
    expect(stdout).toContain('第 1 个表格第 9 行第 5 列');
  });

  it('ends with 2 and one line for a file that is none of its kind', async () => {
    const { code, stdout, stderr } = await report('examine', join(PROJECT_ROOT, 'README.md'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `${join(PROJECT_ROOT, 'README.md')}: 这是纯文本文件（.txt、.csv、.md 等），不是 .docx 或 .xlsx 文件\n`,
    );
  });

  it('ends with 0 and the usage for --help', async () => {
    const { code, stdout, stderr } = await report('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('用法：pnpm report --round');
  });
});
