import { publicBlocksOf, publicReportOf, type PublicTable } from '@attain/shared/publication/public-report';
import type { PublishedDocument } from '@attain/shared/publication/published-document';
import { redactReport } from '@attain/shared/publication/redact-report';
import { TAKEN_OUT, type Redaction } from '@attain/shared/publication/redaction';
import { tableCsv } from '@attain/shared/publication/table-csv';
import type { ReportDocument } from '@attain/shared/report/report-document';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import { MEDIA_TYPES } from '../report/report-routes.ts';
import type { PublishedFile } from './publication.entity.ts';

export interface MadeFile extends Omit<PublishedFile, 'byteCount' | 'sha256'> {
  readonly bytes: Uint8Array;
}

/** What a publication is made from. */
export interface PublicationOrder {
  /** With the record of its publication. */
  readonly report: ReportDocument;
  readonly redactions: readonly Redaction[];
  readonly mark: VersionMark;
  readonly head: Omit<PublishedDocument, '$schema' | 'format' | 'formatVersion' | 'report' | 'takenOut'>;
  readonly schemaAddress: string;
}

const CSV = 'text/csv; charset=utf-8';

/** All files of a publication, from the redacted report and nothing else; equal orders give equal bytes. */
export async function makePublishedFiles(order: PublicationOrder): Promise<{
  readonly title: string;
  readonly files: readonly MadeFile[];
}> {
  const { report, redactions, mark, head, schemaAddress } = order;
  const redacted = redactReport(report, redactions);
  // Not with the server: what writes Office files would make every start slower.
  const { renderDocx } = await import('../report/render-docx.ts');
  const content = publicReportOf(redacted);
  const document: PublishedDocument = {
    $schema: schemaAddress,
    format: 'attain-published-report',
    formatVersion: 1,
    ...head,
    takenOut: { count: redactions.length, mark: TAKEN_OUT },
    report: content,
  };
  const files = [
    {
      name: 'report.docx',
      label: '报告全文',
      mediaType: MEDIA_TYPES.DOCX,
      bytes: await renderDocx(redacted, mark),
    },
    ...tableFiles(publicBlocksOf(content).filter((block) => block.kind === 'TABLE')),
    {
      name: 'report.json',
      label: '报告数据',
      mediaType: MEDIA_TYPES.JSON,
      bytes: bytesOf(`${JSON.stringify(document, null, 2)}\n`),
    },
  ];
  return { title: content.title, files };
}

/** The last table is the annex; the others are numbered as in the report. */
function tableFiles(tables: readonly PublicTable[]): MadeFile[] {
  return tables.map((table, index) => ({
    name: index === tables.length - 1 ? 'annex.csv' : `table-${index + 1}.csv`,
    label: table.caption,
    mediaType: CSV,
    bytes: bytesOf(tableCsv(table)),
  }));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
