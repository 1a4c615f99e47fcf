import { csvText } from '../csv/csv-text.ts';
import type { PublicTable } from './public-report.ts';

/**
 * A table of a report for a spreadsheet. What a cell says of several rows stands in each of them, so that every line
 * can be read alone; what it says of several columns stands in the first.
 */
export function tableCsv({ columnWidths, rows }: PublicTable): string {
  const above: { text: string; rows: number }[] = columnWidths.map(() => ({ text: '', rows: 0 }));
  const lines = rows.map((cells) => {
    const waiting = [...cells];
    const line: string[] = [];
    for (let column = 0; column < columnWidths.length;) {
      const covered = above[column];
      if (covered && covered.rows > 0) {
        covered.rows -= 1;
        line[column] = covered.text;
        column += 1;
        continue;
      }
      const cell = waiting.shift();
      const { text, colSpan, rowSpan } = cell ?? { text: '', colSpan: 1, rowSpan: 1 };
      for (let part = 0; part < colSpan; part += 1) {
        const own = part === 0 ? text : '';
        line[column + part] = own;
        above[column + part] = { text: own, rows: rowSpan - 1 };
      }
      column += colSpan;
    }
    return line;
  });
  return csvText(lines);
}
