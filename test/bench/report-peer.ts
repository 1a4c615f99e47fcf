import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import type { ReportTable } from '@attain/shared/report/report-document';
import { textOf } from '@attain/shared/report/walk-document';

/** The tables alone as the docx library writes them: the same texts in the same cells, merged alike, and no style. */
export function writeTablesAlone(tables: readonly ReportTable[]): Promise<Uint8Array> {
  const children = tables.flatMap(({ caption, rows }) => [
    new Paragraph(textOf(caption)),
    new Table({
      rows: rows.map(
        ({ cells }) =>
          new TableRow({
            children: cells.map(
              ({ spans, colSpan, rowSpan }) =>
                new TableCell({
                  columnSpan: colSpan,
                  rowSpan,
                  children: [new Paragraph(textOf(spans))],
                }),
            ),
          }),
      ),
    }),
  ]);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
