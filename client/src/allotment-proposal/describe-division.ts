import type {
  AllotmentLine,
  BoundUse,
  LineDivision,
} from '@attain/shared/allotment-proposal/allotment-proposal';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { compareRatios, ratioOf } from '@attain/shared/indicator-value/ratio';
import type { Fact } from '../explanation/fact.ts';
import { ALLOTMENT_STEPS as words } from '../messages/allotment-proposal.messages.ts';
import { formatAbout } from './format-amount.ts';

/** From the share by weight to the whole amount: bounds, rounding, odd amount. */
export function describeDivision(line: AllotmentLine, division: LineDivision): readonly Fact[] {
  const { terms } = words;
  const facts: Fact[] = [];
  const bounds = describeBounds(line, division);
  if (bounds) facts.push({ term: terms.bounds, text: bounds, rule: 'AL5' });
  facts.push({ term: terms.rounded, text: describeRounding(division), rule: 'AL7' });
  if (division.oddInFen > 0) {
    facts.push({
      term: terms.odd,
      text: words.odd(formatFenInWanyuan(division.oddInFen)),
      rule: 'AL8',
    });
  }
  return facts;
}

/** Empty where no bound is set and none of others moved this unit. */
function describeBounds({ floor, ceiling }: AllotmentLine, division: LineDivision): string {
  const { heldAt, share, exact } = division;
  const parts = [floor && boundText(words.floorIs, floor), ceiling && boundText(words.ceilingIs, ceiling)];
  if (heldAt === 'FLOOR' && floor) parts.push(words.atFloor(String(floor.whole)));
  else if (heldAt === 'CEILING' && ceiling) parts.push(words.atCeiling(String(ceiling.whole)));
  else if (compareRatios(share, exact) !== 0) parts.push(words.shifted(formatAbout(exact)));
  else if (floor ?? ceiling) parts.push(words.between);
  return parts.filter(Boolean).join('，');
}

function boundText(say: (whole: string) => string, { exact, whole }: BoundUse): string {
  const isWhole = compareRatios(exact, ratioOf(whole, 1n)) === 0;
  return `${say(String(whole))}${isWhole ? '' : words.fromExact(formatAbout(exact))}`;
}

function describeRounding({ whole, remainder }: LineDivision): string {
  if (!remainder) return words.isWhole(String(whole));
  const { part, place, isRaised } = remainder;
  return isRaised
    ? words.raised(String(whole - 1n), formatAbout(part), place, String(whole))
    : words.cut(String(whole), formatAbout(part), place);
}
