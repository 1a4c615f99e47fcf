import { readPrintedReport } from '@attain/shared/report/printed/read-printed-report';
import type { ReportFileReading } from '@attain/shared/report/report-examination';
import { ReportFileError } from '../reading/file-problem.ts';
import { readReportFile } from '../reading/read-report-file.ts';
import { describeFileProblem } from './describe-file-problem.ts';

/** Reads what a file of another origin states, or says in words why not. */
export async function readStatedReport(path: string): Promise<ReportFileReading> {
  try {
    const reading = readPrintedReport(await readReportFile(path));
    if (reading.ok) return reading;
    return { ok: false, problem: describeFileProblem(reading.problem) };
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    return { ok: false, problem: describeFileProblem(error.problem) };
  }
}
