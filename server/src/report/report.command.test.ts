import { buildReport } from '@attain/shared/report/build-report';
import { spansOf, textOf } from '@attain/shared/report/walk-document';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachDatabase, type EmptyDatabase } from '#test/each-database';
import { demonstrationMaterial } from '#test/report-material';
import { readConfig } from '../config.ts';
import { createDatabase, type Database } from '../database/data-source.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { loadSampleRound } from '../demonstration/load-sample-round.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { loadReportMaterial } from './load-report-material.ts';
import { runReportCommand } from './report.command.ts';

const AT = new Date('2025-03-01T08:00:00.000Z');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attain-report-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describeOnEachDatabase('runReportCommand', (open) => {
  const folder = newFolder();
  let env: EmptyDatabase['env'];
  let database: Database;

  beforeAll(async () => {
    ({ env } = await open());
    database = await createDatabase(readConfig({ ...env, NODE_ENV: 'test' }).database);
    const facts = await readDemonstration(DEMONSTRATION_FILE);
    await loadDemonstration(database, facts, AT);
    await loadSampleRound(database, facts, AT);
  });
  afterAll(() => database.close());

  const run = (...args: readonly string[]) => runReportCommand({ args, env: { ...env, NODE_ENV: 'test' } });

  it('writes the report of the demonstration in every form', async () => {
    const first = join(folder, 'first');
    const output = await run('--round', 'round-2024', '--out', first, '--date', '2025-03-31');
    expect([output.exitCode, output.stderr]).toEqual([0, '']);
    const names = ['docx', 'json', 'xlsx'].map((kind) => `report-round-2024.${kind}`);
    expect(output.stdout.trim().split('\n').sort()).toEqual(names.map((name) => join(first, name)));
    expect(readdirSync(first).sort()).toEqual(names);

    const json = readFileSync(join(first, 'report-round-2024.json'), 'utf8');
    expect(json).toContain('2025年3月31日');
    expect(json).toContain('"text": "98.50"');
  }, 180_000);

  it('marks the report of a sample round as invented', async () => {
    const material = await database.snapshots.read((manager) =>
      loadReportMaterial(manager, [{ role: 'AUDITOR', path: '/' }], 'sample-round-2024'),
    );
    const report = material && buildReport(material);
    expect(report && textOf(spansOf(report))).toContain('本报告取自样例数据');
  });

  it('names the rounds that there are when the given one is none of them', async () => {
    const { exitCode, stdout, stderr } = await run('--round', 'nope', '--out', folder);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^没有批次 nope。现有批次：round-2024（.*），sample-round-2024（.*）。\n$/);
  });

  it('reads the rows that the demonstration is made from, and nothing beside the round', async () => {
    const material = await database.snapshots.read((manager) =>
      loadReportMaterial(manager, [{ role: 'MANAGER', path: '/650000/' }], 'round-2024'),
    );
    const expected = demonstrationMaterial();
    const idsOf = (rows: readonly { readonly id: string }[] | undefined) =>
      rows?.map(({ id }) => id).toSorted();
    expect(idsOf(material?.targetTables)).toEqual(idsOf(expected.targetTables));
    expect(idsOf(material?.indicators)).toEqual(idsOf(expected.indicators));
    expect(idsOf(material?.indicatorActuals)).toEqual(idsOf(expected.indicatorActuals));
    expect(idsOf(material?.fundExecutions)).toEqual(idsOf(expected.fundExecutions));
    expect(idsOf(material?.documents)).toEqual(idsOf(expected.documents));
    expect(material?.indicatorActuals.find(({ deviationReason }) => deviationReason)).toMatchObject({
      deviationReasonBy: '公开报告',
    });
  });

  it('shows a preparer no row of another prefecture, and an administrator no round', async () => {
    const read = (role: 'PREPARER' | 'ADMINISTRATOR', path: string) =>
      database.snapshots.read((manager) => loadReportMaterial(manager, [{ role, path }], 'round-2024'));
    const material = await read('PREPARER', '/650000/650100/');
    expect(new Set(material?.targetTables.map(({ orgUnitId }) => orgUnitId))).toEqual(new Set(['urumqi']));
    expect(new Set(material?.allotments.map(({ orgUnitId }) => orgUnitId))).toEqual(new Set(['urumqi']));
    expect(material?.selfEvaluations).toHaveLength(2);
    expect(material?.indicatorActuals).toHaveLength(20);
    expect(await read('ADMINISTRATOR', '/650000/')).toBeNull();
  });
});

describe('runReportCommand', () => {
  const folder = newFolder();
  const run = (...args: readonly string[]) =>
    runReportCommand({ args, env: { DATA_DIR: join(folder, 'data'), NODE_ENV: 'test' } });
  const file = join(folder, 'file.json');
  writeFileSync(file, '{"total": "自评总分为98.5分"}');

  it.each([
    ['no round', ['--out', folder], '缺少 --round'],
    ['no folder', ['--round', 'x'], '缺少 --out'],
    ['an option without its value', ['--round', '--out', folder], '--round'],
    ['an unknown option', ['--rounds', 'x'], '--rounds'],
    ['no date', ['--round', 'x', '--out', folder, '--date', '2025-02-30'], '--date 不是日期：2025-02-30'],
    ['a folder that is a file', ['--round', 'x', '--out', file], '不能写入目录'],
    [
      'a wording with a typed figure',
      ['--round', 'x', '--out', folder, '--wording', file],
      '$.total 第 6 个字',
    ],
    ['a missing wording', ['--round', 'x', '--out', folder, '--wording', `${file}x`], '无法读取'],
    ['an empty database', ['--round', 'x', '--out', folder], '数据库中还没有批次'],
  ])('tells %s in one line and writes nothing', async (_, args, line) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(line);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(readdirSync(folder).filter((name) => name.startsWith('report-'))).toEqual([]);
  });
});
