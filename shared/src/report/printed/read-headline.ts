import { parseMoneyInFen, type Fen, type MoneyUnit } from '../../indicator-value/money.ts';
import { normaliseText } from '../../indicator-value/normalise-text.ts';
import type { Sentence } from './sentences.ts';

const AMOUNT = /(\d[\d,]{0,14}(?:\.\d{1,6})?) ?(亿元|万元|元)/;

/** The amount that a report names first: in its first section, or before any. Null: it names none there. */
export function readHeadline(sentences: readonly Sentence[]): Fen | null {
  const first = sentences.find(({ section }) => section !== null)?.section ?? null;
  for (const { text, section } of sentences) {
    if (section !== null && section !== first) break;
    const [, figures, unit] = AMOUNT.exec(normaliseText(text)) ?? [];
    if (figures === undefined || unit === undefined) continue;
    const money = parseMoneyInFen(figures.replaceAll(',', ''), unit as MoneyUnit); // one of the pattern's
    if (money.ok && money.fen !== null) return money.fen;
  }
  return null;
}
