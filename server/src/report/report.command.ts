import { access, constants, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Grant } from '@attain/shared/organisation/scope';
import { buildReport } from '@attain/shared/report/build-report';
import type { ReportMaterial, ReportStatement } from '@attain/shared/report/report-material';
import { dateText } from '@attain/shared/report/spans';
import { DEFAULT_WORDING, readWording, type Wording } from '@attain/shared/report/wording/read-wording';
import { readConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { createDatabase } from '../database/data-source.ts';
import { Round } from '../performance-target/round.entity.ts';
import { runExamineCommand } from './examining/examine.command.ts';
import { loadReportMaterial } from './load-report-material.ts';
import { fillTemplateFiles } from './template/fill-template-files.ts';
import { renderReport, type ReportFile } from './render-report.ts';
import { describeUnknownRound, describeWordingProblem, HELP, USAGE } from './report-messages.ts';

export interface ReportCommandInput {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ReportCommandOutput {
  /** 0: all files are written. 1: `examine` found something. 2: nothing is done, and stderr says why: in one line, for a template in one a problem. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the person called it for cannot be done; the message tells why. */
class CommandError extends Error {
  override readonly name = 'CommandError';
}

interface Options {
  readonly round: string;
  readonly out: string;
  readonly date: string | null;
  readonly wording: Wording;
  readonly template: string | null;
  readonly annex: string | null;
}

/** Whoever can run the command holds the database itself, hence reads all of it. */
const OPERATOR: readonly Grant[] = [{ role: 'AUDITOR', path: '/' }];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * `pnpm report --round ID --out DIR` writes the report of a round as .docx, .xlsx and .json; `pnpm report examine FILE`
 * examines one that was written anywhere.
 */
export async function runReportCommand({ args, env }: ReportCommandInput): Promise<ReportCommandOutput> {
  if (args.includes('--help') || args.includes('-h')) return { exitCode: 0, stdout: HELP, stderr: '' };
  const [command, ...rest] = args.filter((arg) => arg !== '--');
  if (command === 'examine') return runExamineCommand(rest);
  try {
    const options = await readOptions(args);
    await prepareFolder(options.out);
    const { files, notes } = await makeFiles(options, env);
    const paths = await writeFiles(options.out, files);
    return { exitCode: 0, stdout: printLines(paths), stderr: printLines(notes) };
  } catch (error) {
    if (error instanceof CommandError) return refused(error.message);
    if (error instanceof ConfigError) return refused(String(error));
    throw error;
  }
}

async function readOptions(args: readonly string[]): Promise<Options> {
  const { round, out, date, wording, template, annex } = parseOptions(args);
  if (!round) throw new CommandError(`缺少 --round。${USAGE}`);
  if (!out) throw new CommandError(`缺少 --out。${USAGE}`);
  if (date !== undefined && (!DATE.test(date) || dateText(date) === null)) {
    throw new CommandError(`--date 不是日期：${date}。${USAGE}`);
  }
  return {
    round,
    out,
    date: date ?? null,
    wording: wording === undefined ? DEFAULT_WORDING : await readWordingFile(wording),
    template: template ?? null,
    annex: annex ?? null,
  };
}

function parseOptions(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: { round: option, out: option, date: option, wording: option, template: option, annex: option },
    });
    return values;
  } catch (error) {
    throw new CommandError(`${reasonOf(error)}。${USAGE}`);
  }
}

async function readWordingFile(file: string): Promise<Wording> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file}: 无法读取：${reasonOf(error)}`);
  }
  const reading = readWording(json);
  if ('wording' in reading) return reading.wording;
  throw new CommandError(`${file}: ${reading.problems.map(describeWordingProblem).join('；')}`);
}

/** Before anything is computed: a folder that cannot be written to is told at once. */
async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new CommandError(`不能写入目录 ${folder}：${reasonOf(error)}`);
  }
}

async function makeFiles(
  { round, date, wording, template, annex }: Options,
  env: ReportCommandInput['env'],
): Promise<{ readonly files: readonly ReportFile[]; readonly notes: readonly string[] }> {
  const database = await createDatabase(readConfig(env).database);
  try {
    const { material, rounds } = await database.snapshots.read(async (manager) => ({
      material: await loadReportMaterial(manager, OPERATOR, round),
      rounds: await manager.find(Round, { order: { id: 'ASC' } }),
    }));
    if (!material) throw new CommandError(describeUnknownRound(round, rounds));
    const dated: ReportMaterial = {
      ...material,
      // A date that the command names goes before one that stands in the form.
      statements: [...dateStatement(date), ...material.statements],
    };
    const report = buildReport(dated, wording);
    if (!report) throw new CommandError(`批次 ${round} 的发起单位没有自评表，不能生成报告。`);
    const filled = await fillTemplateFiles({ REPORT: template, ANNEX: annex }, dated, wording);
    if (filled.refusals.length > 0) throw new CommandError(filled.refusals.join('\n'));
    return { files: await renderReport(report, dated, filled), notes: filled.notes };
  } finally {
    await database.close();
  }
}

function dateStatement(date: string | null): ReportStatement[] {
  return date === null ? [] : [{ id: 'date', place: 'REPORT_DATE', text: date, author: 'pnpm report' }];
}

/** Each file takes its name only when it is whole. */
async function writeFiles(folder: string, files: readonly ReportFile[]): Promise<string[]> {
  const paths: string[] = [];
  for (const { name, bytes } of files) {
    const path = join(folder, name);
    try {
      await writeFile(`${path}.part`, bytes);
      await rename(`${path}.part`, path);
    } catch (error) {
      throw new CommandError(`不能写入文件 ${path}：${reasonOf(error)}`);
    }
    paths.push(path);
  }
  return paths;
}

function printLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function refused(line: string): ReportCommandOutput {
  return { exitCode: 2, stdout: '', stderr: `${line}\n` };
}

/** One line, whatever the message holds. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
