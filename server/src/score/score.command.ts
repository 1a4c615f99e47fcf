import { compileTable } from '@attain/shared/scoring/compile-table';
import { readTableInput } from '@attain/shared/scoring/read-table-input';
import { scoreTable } from '@attain/shared/scoring/score-table';
import type { TableInput } from '@attain/shared/scoring/table-input';
import { schemeIdOf } from '../performance-target/scheme-id.ts';
import { describeProblem, describeReadError, describeSyntaxFault } from './describe-problem.ts';
import { findSyntaxFault } from './find-syntax-fault.ts';
import { describeFinding } from './finding-messages.ts';
import { jsonPieces } from './json-pieces.ts';
import { readDocuments, type JsonDocument } from './read-documents.ts';
import { renderTableScore } from './render-table-score.ts';

/** What the command is given by the program that runs it, so that tests need no process. */
export interface ScoreCommandInput {
  readonly args: readonly string[];
  /** The bytes of a file, or of standard input for "-". */
  readonly open: (file: string) => AsyncIterable<Uint8Array>;
  /** Prints on standard output; resolved when more may be printed. */
  readonly write: (text: string) => Promise<void>;
}

export interface ScoreCommandOutput {
  /** 0: every table could be read, whatever its findings. 2: one could not. */
  readonly exitCode: 0 | 2;
  readonly stderr: string;
}

const USAGE = '用法：pnpm --silent score [--pretty] FILE.json（FILE 为 - 时从标准输入读取）';
const HELP = `${USAGE}

  FILE.json   一张自评表，或自评表的数组；也可以是前后相接（或一行一个）的多份 JSON
  --pretty    按表格显示得分、得分说明和检查结果
  --help      显示本说明

一份 JSON 的结果与输入同形：一个对象，或一个数组。多份时每份的结果占一行，算完一份输出一份。
能读的表退出码为 0；不合格式时为 2，并在标准错误上用一行说明文件、JSON 路径和问题。
`;

/** Much is printed in little: every call of the system costs more than a row. */
const PRINTED_AT_ONCE = 65_536;

/** How deep the rows of a table lie in what is printed. */
const ROWS_OF_A_TABLE = 2;
const ROWS_OF_A_LIST = 3;

class RefusedError extends Error {}

/** `pnpm score`: tables in, their scores and faults out. It holds no rule of its own. */
export async function runScoreCommand(input: ScoreCommandInput): Promise<ScoreCommandOutput> {
  const { args, open, write } = input;
  if (args.includes('--help') || args.includes('-h')) {
    await write(HELP);
    return { exitCode: 0, stderr: '' };
  }
  const files = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  const options = args.filter((arg) => !files.includes(arg) && arg !== '--');
  const [file, ...more] = files;
  const unknown = options.find((option) => option !== '--pretty');
  if (unknown !== undefined) return refused(`未知选项 ${unknown}。${USAGE}`);
  if (file === undefined || more.length > 0) return refused(USAGE);

  const place = file === '-' ? '标准输入' : file;
  try {
    await scoreDocuments(open(file), place, options.includes('--pretty'), write);
    return { exitCode: 0, stderr: '' };
  } catch (error) {
    if (error instanceof RefusedError) return refused(error.message);
    const reason = describeReadError(error);
    if (reason === null) throw error;
    return refused(`${place}: ${reason}`);
  }
}

/**
 * Scores what is read as it comes. The first JSON text waits for a second one, since what is printed tells them apart:
 * one has a result of its own shape, several have a line each.
 */
async function scoreDocuments(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  isPretty: boolean,
  write: ScoreCommandInput['write'],
): Promise<void> {
  const printOneOfMany = async (document: JsonDocument, number: number) => {
    const tables = readTables(document, `${place}（第 ${number} 份）`);
    await write(isPretty ? `${number === 1 ? '' : '\n'}${renderAll(tables.list)}` : asLine(tables));
  };
  let first: JsonDocument | null = null;
  let count = 0;
  for await (const document of readDocuments(bytes)) {
    count += 1;
    if (count > 1) {
      if (first) await printOneOfMany(first, 1);
      await printOneOfMany(document, count);
    }
    first = count === 1 ? document : null;
  }
  if (count === 0) throw new RefusedError(`${place}: $: 不是有效的 JSON：内容为空`);
  if (first) await printAlone(readTables(first, place), isPretty, write);
}

async function printAlone(
  tables: Tables,
  isPretty: boolean,
  write: ScoreCommandInput['write'],
): Promise<void> {
  if (isPretty) await write(renderAll(tables.list));
  else
    await writePieces(jsonPieces(scoreAll(tables), tables.isList ? ROWS_OF_A_LIST : ROWS_OF_A_TABLE), write);
}

interface Tables {
  readonly isList: boolean;
  readonly list: readonly TableInput[];
}

/** @throws RefusedError with the one line that says what is wrong, and where. */
function readTables(document: JsonDocument, place: string): Tables {
  const json = parse(document, place);
  const isList = Array.isArray(json);
  const items: readonly unknown[] = isList ? json : [json];
  const list = items.map((item, index) => {
    const reading = readTableInput(item, isList ? `$[${index}]` : '$');
    if (!reading.ok) throw new RefusedError(`${place}: ${describeProblem(reading.problem)}`);
    return reading.table;
  });
  return { isList, list };
}

function parse({ text, line }: JsonDocument, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RefusedError(`${place}: ${describeSyntaxFault(findSyntaxFault(text), line)}`);
  }
}

function renderAll(tables: readonly TableInput[]): string {
  return tables.map((table) => renderTableScore(compileTable(table))).join('\n');
}

function scoreWithMessages(table: TableInput) {
  const score = scoreTable(table);
  const findings = score.findings.map((finding) => {
    const { code, severity, row } = finding;
    return { code, severity, row, message: describeFinding(finding) };
  });
  return { ...score, scheme: schemeIdOf(table.scheme), findings };
}

/** The result has the shape of what was read: one object, or a list. */
function scoreAll({ isList, list }: Tables) {
  const scores = list.map(scoreWithMessages);
  return isList ? scores : scores[0];
}

function asLine(tables: Tables): string {
  return `${JSON.stringify(scoreAll(tables))}\n`;
}

async function writePieces(pieces: Iterable<string>, write: ScoreCommandInput['write']): Promise<void> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PRINTED_AT_ONCE) continue;
    await write(waiting);
    waiting = '';
  }
  await write(`${waiting}\n`);
}

function refused(line: string): ScoreCommandOutput {
  return { exitCode: 2, stderr: `${line}\n` };
}
