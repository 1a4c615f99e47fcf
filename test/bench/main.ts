import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { measureClient } from './client.ts';
import { measureFirstSync } from './first-sync.ts';
import { keepsToWhatIsWanted, ratioOf, type Measurement } from './measurement.ts';
import { measureEngine } from './engine.ts';
import { measureReport } from './report.ts';
import { measureSync } from './sync.ts';

const GROUPS: Readonly<Record<string, () => Promise<Measurement[]>>> = {
  engine: measureEngine,
  sync: measureSync,
  'first-sync': measureFirstSync,
  client: measureClient,
  report: measureReport,
};

/** Takes the named groups of measurements, or all; prints a table and writes bench.json. */
export async function runBenchmarks(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in GROUPS));
  if (unknown !== undefined) {
    console.error(`no measurements named ${unknown}; there are ${Object.keys(GROUPS).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const measurements: Measurement[] = [];
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`measuring ${name} …`);
    measurements.push(...(await measure()));
  }
  printTable(measurements);
  const report = {
    takenAt: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    measurements: measurements.map((measurement) => ({
      ...measurement,
      ratio: ratioOf(measurement),
      isKept: keepsToWhatIsWanted(measurement),
    })),
  };
  writeFileSync(join(PROJECT_ROOT, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}

function printTable(measurements: readonly Measurement[]): void {
  const rows = measurements.map((measurement) => {
    const { name, value, unit, against, wanted } = measurement;
    const limit = wanted === null ? '' : 'atLeast' in wanted ? `≥ ${wanted.atLeast}` : `≤ ${wanted.atMost}`;
    const isKept = keepsToWhatIsWanted(measurement);
    return [
      name,
      `${withSeparators(value)} ${unit}`,
      `${withSeparators(against.value)} ${unit} ${against.name}`,
      ratioOf(measurement).toPrecision(3),
      limit,
      isKept === null ? '' : isKept ? 'kept' : 'MISSED',
    ];
  });
  const table = [['what', 'measured', 'against', 'ratio', 'wanted', ''], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function withSeparators(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
}
