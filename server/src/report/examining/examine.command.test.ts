import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNEX_HEAD } from '#test/a-printed-report';
import { PROJECT_ROOT } from '#test/project-root';
import { runReportCommand } from '../report.command.ts';

/** Made in the manner of the real report, and saved by LibreOffice. */
const FOREIGN = join(PROJECT_ROOT, 'test/fixtures/reports/foreign-report.docx');
const FOREIGN_ANNEX = join(PROJECT_ROOT, 'test/fixtures/reports/foreign-annex.xlsx');

const run = (...args: readonly string[]) => runReportCommand({ args, env: {} });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attain-examine-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function annexFile(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('附表').addRows(rows.map((row) => [...row]));
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
  return path;
}

interface Printed {
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly places: readonly { readonly place: string; readonly text: string | null }[];
  }[];
  readonly unchecked: readonly string[];
}

function findingsOf(stdout: string): Printed {
  return JSON.parse(stdout) as Printed; // printed by the command under test
}

describe('runExamineCommand', () => {
  it('finds in a report that LibreOffice saved what an auditor found in the real one, with places', async () => {
    const { exitCode, stdout, stderr } = await run('examine', FOREIGN, '--json');
    expect([exitCode, stderr]).toEqual([1, '']);
    const { findings, unchecked } = findingsOf(stdout);
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(
      expect.arrayContaining(['F28', 'F29', 'F30', 'F33', 'F34', 'F35', 'F39', 'F43', 'F44', 'F45']),
    );
    expect(findings.find(({ code }) => code === 'F34')).toMatchObject({
      message: '写明“部分”或“基本”，完成率 90% 却在最高档',
      places: [{ place: '附表 · 企业创新发展预期目标 · 实际完成值（第 1 个表格第 9 行第 5 列）' }],
    });
    const differing = findings.filter(({ code }) => code === 'F28');
    expect(differing.map(({ message }) => message)).toEqual([
      '正文写 90%，附表照抄指标值，即 100%',
      '正文写 100%，附表写 90%；正文把 90% 写在“重点“小巨人”其他指标”上',
    ]);
    expect(differing[1]?.places.map(({ place }) => place)).toEqual([
      '附表 · 企业创新发展预期目标 · 实际完成值（第 1 个表格第 9 行第 5 列）',
      '正文 · 企业创新发展预期目标 · 完成率（“（四）绩效指标完成情况”第 3 段第 2 句）',
      '正文 · 重点“小巨人”其他指标 · 完成率（“（四）绩效指标完成情况”第 2 段第 1 句）',
    ]);
    expect(unchecked).toEqual(['F32', 'F40']);
  });

  it('reads the annex alone from a sheet, and names the rules that need a text', async () => {
    const { exitCode, stdout } = await run('examine', FOREIGN_ANNEX);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('F35 错误 文字目标以百分比作答');
    expect(stdout).toMatch(/附表 · 企业创新发展预期目标 · 实际完成值（工作表“.+”第 \d+ 行第 \d+ 列）/);
    expect(stdout).toMatch(/有 \d+ 条规则缺少资料，没有检查，不代表没有问题：\n {2}F28 /);
  });

  it('ends with 0 where nothing is found', async () => {
    const file = await annexFile('clean.xlsx', [
      ANNEX_HEAD,
      ['产出指标', '数量指标', '培训人数', '≥100人', '110人', ''],
      ['效益指标', '社会效益指标', '就业情况', '较上年稳步增长', '较上年增长5%', ''],
    ]);
    const { exitCode, stdout } = await run('examine', file);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, `${file}：没有发现问题。`]);
  });

  it('refuses in one line with the place, and writes nothing', async () => {
    const rows = [['产出指标', '数量指标', '', '≥100人', '110人', '']];
    const nameless = await annexFile('nameless.xlsx', [ANNEX_HEAD, ...rows]);
    const targetless = await annexFile('targetless.xlsx', [
      ANNEX_HEAD.filter((head) => !head.includes('完成值')),
    ]);
    const before = readdirSync(folder);
    for (const [args, line] of [
      [[nameless], `${nameless}: 工作表“附表”第 2 行第 3 列：“≥100人”这一行没有三级指标名称\n`],
      [[targetless], `${targetless}: 工作表“附表”第 1 行：表头缺少“实际完成值”\n`],
      [[join(folder, 'none.docx')], `${join(folder, 'none.docx')}: 无法读取：文件不存在\n`],
      [[], '用法：pnpm report examine 文件.docx 或 文件.xlsx [--json]\n'],
      [[nameless, nameless], '用法：pnpm report examine 文件.docx 或 文件.xlsx [--json]\n'],
    ] as const) {
      expect(await run('examine', ...args)).toEqual({ exitCode: 2, stdout: '', stderr: line });
    }
    const { exitCode, stderr } = await run('examine', nameless, '--jsn');
    expect([exitCode, stderr.trimEnd().includes('\n')]).toEqual([2, false]);
    expect(stderr).toContain('--jsn');
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([['--help'], ['-h'], ['examine', '--help']])('tells its usage for %s', async (...args) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('pnpm report --round');
    expect(stdout).toContain('pnpm report examine');
  });
});
