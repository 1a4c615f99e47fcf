import type { PrintedReport } from '@attain/shared/report/printed/printed-report';
import { ReportFileError } from './file-problem.ts';
import { withOfficeArchive, type OfficeArchive } from './office-archive.ts';
import { recogniseArchive } from './recognise-file.ts';
import { readDocx } from './read-docx.ts';
import { readRelations, readXlsx } from './read-xlsx.ts';

/**
 * Reads a .docx or .xlsx of another origin as it is printed. What it is, its content says, not its name.
 *
 * @throws ReportFileError when it is not read; nothing of it is taken then.
 */
export function readReportFile(path: string): Promise<PrintedReport> {
  return withOfficeArchive(path, async (archive) => {
    const main = await mainPartOf(archive);
    if (main.includes('xl/')) return readXlsx(main, archive);
    return readDocx(main, (await archive.read(main)) ?? '');
  });
}

/** The part that a file begins with: a document's text, a workbook's list of sheets. */
export async function mainPartOf(archive: OfficeArchive): Promise<string> {
  const named = (await readRelations(archive, '')).get('officeDocument');
  const main = [named, 'word/document.xml', 'xl/workbook.xml'].find(
    (part) => part !== undefined && archive.names.has(part) && /(?:^|\/)(?:word|xl)\//.test(part),
  );
  if (main === undefined) {
    throw new ReportFileError({ kind: 'NOT_OFFICE', found: recogniseArchive(archive.names) });
  }
  return main;
}
