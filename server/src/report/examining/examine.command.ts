import { parseArgs } from 'node:util';
import {
  examineReport,
  reportRulesWithoutFacts,
} from '@attain/shared/examination/stated-report/examine-report';
import { readPrintedReport } from '@attain/shared/report/printed/read-printed-report';
import { ReportFileError, type FileProblem } from '../reading/file-problem.ts';
import { readReportFile } from '../reading/read-report-file.ts';
import { describeFileProblem } from './describe-file-problem.ts';
import { describedFinding, renderFindings, type Examination } from './render-findings.ts';

export interface ExamineCommandOutput {
  /** 0: nothing was found. 1: something was. 2: the file is not read, and stderr says in one line why. */
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

export const EXAMINE_USAGE = '用法：pnpm report examine 文件.docx 或 文件.xlsx [--json]';

/** `pnpm report examine FILE`: what the rules find in a report, wherever it was written. It holds no rule of its own. */
export async function runExamineCommand(args: readonly string[]): Promise<ExamineCommandOutput> {
  const options = readOptions(args);
  if ('refusal' in options) return refused(options.refusal);
  const { file, isJson } = options;
  try {
    const printed = await readReportFile(file);
    const reading = readPrintedReport(printed);
    if (!reading.ok) return refused(`${file}: ${describeFileProblem(reading.problem)}`);
    const examination: Examination = {
      file,
      findings: examineReport(reading.report).map(describedFinding),
      unchecked: reportRulesWithoutFacts(reading.report),
    };
    return {
      exitCode: examination.findings.length === 0 ? 0 : 1,
      stdout: isJson ? `${JSON.stringify(examination, null, 2)}\n` : renderFindings(examination),
      stderr: '',
    };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return refused(`${file}: ${describeFileProblem(problem)}`);
  }
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, another] = positionals;
    if (file === undefined || another !== undefined) return { refusal: EXAMINE_USAGE };
    return { file, isJson: values.json === true };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
    return { refusal: `${reason}。${EXAMINE_USAGE}` };
  }
}

function problemOf(error: unknown): FileProblem | null {
  return error instanceof ReportFileError ? error.problem : null;
}

function refused(line: string): ExamineCommandOutput {
  return { exitCode: 2, stdout: '', stderr: `${line}\n` };
}
