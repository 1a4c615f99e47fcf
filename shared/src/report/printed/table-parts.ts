import { headAt, type ColumnKind, type TableHead } from './column-heads.ts';
import { indexTable, type IndexedTable, type PrintedBlock } from './printed-report.ts';

/** A run of rows under one head; a table has several where its head is repeated. */
export interface TablePart {
  readonly table: IndexedTable;
  readonly head: TableHead;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Goes on from the part before: its head is repeated, or stands on the page before. */
  readonly isContinued: boolean;
}

/** What may stand between the halves of a table that was split over pages. */
const BETWEEN_HALVES = /^(?:[(（]?[续接]表?[^。]{0,20}|[-—\s\d]{0,12})$/;

/** Every run of rows under a head of indicators, in the order of the file. */
export function tableParts(blocks: readonly PrintedBlock[]): TablePart[] {
  const parts: TablePart[] = [];
  let isUnbroken = false;
  for (const block of blocks) {
    if (block.kind === 'PARAGRAPH') {
      isUnbroken &&= BETWEEN_HALVES.test(block.text.trim());
      continue;
    }
    const before = isUnbroken ? parts.at(-1) : undefined;
    const table = indexTable(block);
    const own = partsOfTable(table, before);
    if (before && own.length === 0 && before.table.width === table.width) {
      parts.push({ ...before, table, firstRow: 1, lastRow: table.height, isContinued: true });
    } else {
      parts.push(...own);
      isUnbroken = own.length > 0;
    }
  }
  return parts;
}

export function hasColumn({ columns }: TableHead, kind: ColumnKind): boolean {
  return columns.some((column) => column.kind === kind);
}

function partsOfTable(table: IndexedTable, before: TablePart | undefined): TablePart[] {
  const { height } = table;
  const heads: TableHead[] = [];
  for (let row = 1; row <= height; row += 1) {
    let head = headAt(table, row);
    if (!head) continue;
    for (let next = headAt(table, row + 1); next && isFuller(next, head); next = headAt(table, row + 1)) {
      head = next;
      row += 1;
    }
    heads.push(head);
  }
  return heads.map((head, index) => {
    const previous = index === 0 ? before?.head : heads[index - 1];
    return {
      table,
      head,
      firstRow: head.lastRow + 1,
      lastRow: (heads[index + 1]?.firstRow ?? height + 1) - 1,
      isContinued: previous !== undefined && hasSameColumns(previous, head),
    };
  });
}

/** The next row belongs to the head as well: it goes on with it and knows more. */
function isFuller(next: TableHead, head: TableHead): boolean {
  return next.firstRow <= head.lastRow && knownOf(next) > knownOf(head);
}

function knownOf({ columns }: TableHead): number {
  return columns.filter(({ kind }) => kind !== 'OTHER').length;
}

function hasSameColumns(a: TableHead, b: TableHead): boolean {
  const known = ({ columns }: TableHead) => columns.flatMap(({ kind }) => (kind === 'OTHER' ? [] : [kind]));
  return known(a).join() === known(b).join();
}
