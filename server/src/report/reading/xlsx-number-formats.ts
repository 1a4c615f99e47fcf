import { formatScaled } from '@attain/shared/indicator-value/ratio';
import { parseDecimal } from '@attain/shared/indicator-value/decimal';
import { parsePart } from './parse-part.ts';

/** A stored number as its cell shows it: 0.9 under a format of per cent is 90%. */
export type FormatNumber = (stored: string, style: number) => string;

type Kind = 'PLAIN' | 'PER_CENT' | 'DATE';

/** Formats that a file need not spell out. */
const PER_CENT_IDS = new Set([9, 10]);
const isDateId = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
/** Days from 1899-12-30, which a workbook counts from, to 1970-01-01. */
const DAYS_TO_1970 = 25_569;
const DAYS_OF_1904 = 1462;
const MS_PER_DAY = 86_400_000;

/** Reads the formats of styles.xml; a style that is not there shows its number plain. */
export function readNumberFormats(part: string, xml: string, isFrom1904: boolean): FormatNumber {
  const codes = new Map<number, string>();
  const kinds: Kind[] = [];
  let isCellFormat = false;
  parsePart(part, xml, {
    open(name, { numFmtId, formatCode = '' }) {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt') codes.set(id, formatCode);
      if (name === 'cellXfs') isCellFormat = true;
      if (name === 'xf' && isCellFormat) kinds.push(kindOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return (stored, style) => {
    switch (kinds[style] ?? 'PLAIN') {
      case 'PLAIN':
        return plain(stored);
      case 'PER_CENT':
        return perCent(stored);
      case 'DATE':
        return date(stored, isFrom1904);
    }
  };
}

function kindOf(id: number, code: string | undefined): Kind {
  if (PER_CENT_IDS.has(id)) return 'PER_CENT';
  if (code === undefined) return isDateId(id) ? 'DATE' : 'PLAIN';
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (signs.includes('%')) return 'PER_CENT';
  return /[yd]/i.test(signs) ? 'DATE' : 'PLAIN';
}

/** Workbooks store binary numbers: 0.985 may stand there as 0.98499999999999999, and is shown as 0.985. */
function plain(stored: string): string {
  const number = Number(stored);
  return Number.isFinite(number) ? String(number) : stored;
}

function perCent(stored: string): string {
  const share = parseDecimal(plain(stored));
  if (!share) return stored;
  // 0.29 × 100 in binary is 28.999…; moving the point is exact.
  return `${formatScaled(share.digits * 100n, share.scale)}%`;
}

function date(stored: string, isFrom1904: boolean): string {
  const days = Number(stored) + (isFrom1904 ? DAYS_OF_1904 : 0);
  const at = new Date((days - DAYS_TO_1970) * MS_PER_DAY);
  if (Number.isNaN(at.getTime())) return stored;
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}
