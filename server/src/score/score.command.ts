import { compileTable } from '@attain/shared/scoring/compile-table';
import { readTableInput } from '@attain/shared/scoring/read-table-input';
import { scoreTable } from '@attain/shared/scoring/score-table';
import type { TableInput } from '@attain/shared/scoring/table-input';
import { schemeIdOf } from '../performance-target/scheme-id.ts';
import { describeProblem } from './describe-problem.ts';
import { describeFinding } from './finding-messages.ts';
import { renderTableScore } from './render-table-score.ts';

/** What the command is given by the program that runs it, so that tests need no process. */
export interface ScoreCommandInput {
  readonly args: readonly string[];
  /** The text of a file, or of standard input for "-". */
  readonly readText: (file: string) => Promise<string>;
}

export interface ScoreCommandOutput {
  /** 0: every table could be read, whatever its findings. 2: it could not. */
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = '用法：pnpm --silent score [--pretty] FILE.json（FILE 为 - 时从标准输入读取）';

/** `pnpm score`: tables in, their scores and faults out. It holds no rule of its own. */
export async function runScoreCommand({ args, readText }: ScoreCommandInput): Promise<ScoreCommandOutput> {
  const files = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  const options = args.filter((arg) => !files.includes(arg) && arg !== '--');
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) return refused(USAGE);
  const unknown = options.find((option) => option !== '--pretty');
  if (unknown !== undefined) return refused(`未知选项 ${unknown}。${USAGE}`);

  const place = file === '-' ? '标准输入' : file;
  let text: string;
  try {
    text = await readText(file);
  } catch (error) {
    return refused(`${place}: 无法读取：${reasonOf(error)}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`${place}: $: 不是有效的 JSON：${reasonOf(error)}`);
  }
  const reading = readTables(json);
  if ('problem' in reading) return refused(`${place}: ${reading.problem}`);
  const stdout = options.includes('--pretty')
    ? renderAll(reading.tables)
    : scoreAll(reading.tables, Array.isArray(json));
  return { exitCode: 0, stdout, stderr: '' };
}

function readTables(
  json: unknown,
): { readonly tables: readonly TableInput[] } | { readonly problem: string } {
  const tables: TableInput[] = [];
  const isList = Array.isArray(json);
  for (const [index, item] of (isList ? json : [json]).entries()) {
    const reading = readTableInput(item, isList ? `$[${index}]` : '$');
    if (!reading.ok) return { problem: describeProblem(reading.problem) };
    tables.push(reading.table);
  }
  return { tables };
}

function renderAll(tables: readonly TableInput[]): string {
  return tables.map((table) => renderTableScore(compileTable(table))).join('\n');
}

function scoreAll(tables: readonly TableInput[], isList: boolean): string {
  const scores = tables.map((table) => {
    const score = scoreTable(table);
    const findings = score.findings.map((finding) => {
      const { code, severity, row } = finding;
      return { code, severity, row, message: describeFinding(finding) };
    });
    return { ...score, scheme: schemeIdOf(table.scheme), findings };
  });
  return `${JSON.stringify(isList ? scores : scores[0], null, 2)}\n`;
}

function refused(line: string): ScoreCommandOutput {
  return { exitCode: 2, stdout: '', stderr: `${line}\n` };
}

/** One line, whatever the message holds: JSON errors quote the text, line breaks included. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
