import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { HyperFormula, type RawCellContent } from 'hyperformula';
import { compileTable } from '@attain/shared/scoring/compile-table';
import { scoreCompiledTable } from '@attain/shared/scoring/score-compiled-table';
import { scoreTable } from '@attain/shared/scoring/score-table';
import type { IndicatorInput, TableInput } from '@attain/shared/scoring/table-input';
import { build } from 'vite';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { median, type Measurement } from './measurement.ts';

/** As many as a table of a county has, so that a sheet and a table are of one size. */
const ROWS_OF_TABLE = 20;
const TABLES = 1000;
const ROUNDS = 7;
/** A hundred times the rows fill more memory and keep its collector busier; work that grew with their square would be 100. */
const MOST_GROWTH = 4;
const ROWS_PER_SECOND = 'rows/s';
/** What a phone may spend on the rules: an eighth of the scripts to the first field of a form. */
const ENGINE_LIMIT_KIB = 25;

/** Rows scored per second on one thread, beside a spreadsheet engine that computes the same sheet. */
export async function measureEngine(): Promise<Measurement[]> {
  const tables = Array.from({ length: TABLES }, (_, index) => aTable(index));
  const compiled = tables.map(compileTable);
  const sheet = HyperFormula.buildFromArray(aSheet(tables), { licenseKey: 'gpl-v3' });
  assertSameTotals(tables, sheet);

  const scoring = rowsPerSecond(() => compiled.forEach(scoreCompiledTable));
  const reading = rowsPerSecond(() => tables.forEach((table) => scoreCompiledTable(compileTable(table))));
  const examining = rowsPerSecond(() => tables.forEach(scoreTable));
  const recalculating = rowsPerSecond(() => sheet.rebuildAndRecalculate());
  const building = rowsPerSecond(() =>
    HyperFormula.buildFromArray(aSheet(tables), { licenseKey: 'gpl-v3' }).destroy(),
  );
  const { small, large } = measureGrowth();
  return [
    {
      name: 'rows scored, texts read once',
      value: scoring,
      unit: ROWS_PER_SECOND,
      against: { name: 'HyperFormula, recalculated', value: recalculating },
      wanted: { atLeast: 50 },
    },
    {
      name: 'rows scored, texts read once',
      value: scoring,
      unit: ROWS_PER_SECOND,
      against: { name: 'limit', value: 1_000_000 },
      wanted: { atLeast: 1 },
    },
    {
      name: 'rows read and scored',
      value: reading,
      unit: ROWS_PER_SECOND,
      against: { name: 'HyperFormula, built', value: building },
      wanted: null,
    },
    {
      name: 'rows read, scored and examined',
      value: examining,
      unit: ROWS_PER_SECOND,
      against: { name: 'HyperFormula, built', value: building },
      wanted: null,
    },
    {
      name: 'time per row, one table of 200,000 rows',
      value: large,
      unit: 'µs',
      against: { name: 'one of 2,000', value: small },
      wanted: { atMost: MOST_GROWTH },
    },
    {
      name: 'the rule engine in the client, gzip',
      value: (await measureEngineSize()) / 1024,
      unit: 'KiB',
      against: { name: 'limit', value: ENGINE_LIMIT_KIB },
      wanted: { atMost: 1 },
    },
  ];
}

function aRow(index: number): IndicatorInput {
  const target = 10 + (index % 90);
  const actual = index % 3 === 0 ? target - 3 : target + 1;
  const unit = index % 4 === 0 ? '%' : '家';
  return {
    level1: index % 3 === 0 ? '产出指标' : '效益指标',
    level2: '数量指标',
    level3: `指标${index}`,
    target: `≥${target}${unit}`,
    actual: `${actual}${unit}`,
    weight: '4.5',
    reason: index % 3 === 0 ? '市场需求不稳定' : null,
  };
}

function aTable(index: number, rows = ROWS_OF_TABLE): TableInput {
  return {
    id: String(index),
    year: 2024,
    funds: { budget: '600', executed: '588.2', unit: '万元' },
    indicators: Array.from({ length: rows }, (_, row) => aRow(index + row)),
  };
}

/** The same figures in cells: target, actual, weight, the score by a formula; below each table its total. */
function aSheet(tables: readonly TableInput[]): RawCellContent[][] {
  const rows: RawCellContent[][] = [];
  for (const { indicators, funds } of tables) {
    const first = rows.length + 1;
    for (const { target, actual, weight } of indicators) {
      const line = rows.length + 1;
      const score = `=ROUND(C${line}*IF(B${line}>=A${line},1,B${line}/A${line}),2)`;
      rows.push([numberIn(target), numberIn(actual), Number(weight), score]);
    }
    const line = rows.length + 1;
    const execution = `ROUND(10*MIN(1,B${line}/A${line}),2)`;
    const total = `=SUM(D${first}:D${line - 1})+${execution}`;
    rows.push([Number(funds?.budget), Number(funds?.executed), null, total]);
  }
  return rows;
}

function numberIn(text: string | null): number {
  return Number.parseFloat((text ?? '').replace('≥', ''));
}

/** Two engines that came to different totals would not have done the same work. */
function assertSameTotals(tables: readonly TableInput[], sheet: HyperFormula): void {
  tables.forEach((table, index) => {
    const row = index * (ROWS_OF_TABLE + 1) + ROWS_OF_TABLE;
    const theirs = Number(sheet.getCellValue({ sheet: 0, row, col: 3 }));
    const ours = scoreTable(table).total ?? Number.NaN;
    if (!(Math.abs(theirs - ours) < 0.005)) throw new Error(`table ${index}: ${ours} here, ${theirs} there`);
  });
}

function rowsPerSecond(work: () => void): number {
  work();
  const seconds = Array.from({ length: ROUNDS }, () => secondsFor(work));
  return (TABLES * ROWS_OF_TABLE) / median(seconds);
}

/** Microseconds per row: a table a hundred times as long must not cost more for each of its rows. */
function measureGrowth(): { small: number; large: number } {
  const perRow = (rows: number, times: number) => {
    const table = aTable(0, rows);
    const seconds = Array.from({ length: times }, () => secondsFor(() => scoreTable(table)));
    return (median(seconds) / rows) * 1e6;
  };
  perRow(2000, 5);
  return { small: perRow(2000, 15), large: perRow(200_000, 3) };
}

function secondsFor(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Bytes of scoring and roll-up with all they import, minified as the client is. */
async function measureEngineSize(): Promise<number> {
  const bundle = await build({
    root: join(PROJECT_ROOT, 'test'),
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(PROJECT_ROOT, 'test/bench/engine-entry.ts'), formats: ['es'] },
    },
  });
  const outputs = (Array.isArray(bundle) ? bundle : [bundle]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const code = outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('');
  if (code.length < 10_000) throw new Error('the bundle does not hold the engine');
  return gzipSync(code).length;
}
