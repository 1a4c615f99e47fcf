import type {
  AllotmentObstacle,
  AllotmentProposal,
} from '@attain/shared/allotment-proposal/allotment-proposal';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { ALLOTMENT_NOTICES as words } from '../messages/allotment-proposal.messages.ts';
import type { UnitResult } from './unit-results.ts';

/** A word on the proposal; `danger`: there is none. */
export interface ProposalNotice {
  readonly tone: 'info' | 'warn' | 'danger';
  readonly text: string;
  /** It goes away when forms are filled in and approved. */
  readonly waitsForForms?: boolean;
}

const JOINER = '、';

/** What has to be known before the table is believed, the gravest first. */
export function describeNotices(
  { obstacle, notes, formula: { undecided } }: AllotmentProposal,
  results: readonly UnitResult[],
  assumedIds: readonly string[],
): readonly ProposalNotice[] {
  const byUnit = new Map(results.map((result) => [result.unit.id, result]));
  const nameOf = (id: string) => byUnit.get(id)?.unit.shortName ?? id;
  const names = (ids: readonly string[]) => ids.map(nameOf).join(JOINER);
  const withForms = (ids: readonly string[]) =>
    ids
      .map((id) =>
        words.approvedForms(nameOf(id), byUnit.get(id)?.formsApproved ?? 0, byUnit.get(id)?.forms ?? 0),
      )
      .join(JOINER);
  const rule = undecided.kind === 'FACTOR' ? words.usesFactor(undecided.factor) : words.keepsShare;
  const notices: ProposalNotice[] = [];
  if (obstacle) notices.push({ tone: 'danger', text: describeObstacle(obstacle, names) });
  if (assumedIds.length > 0) notices.push({ tone: 'warn', text: words.assumed(names(assumedIds)) });
  for (const note of notes) {
    switch (note.code) {
      case 'SCORE_UNDECIDED':
        notices.push({
          tone: 'warn',
          text: words.undecided(withForms(note.unitIds)) + rule,
          waitsForForms: true,
        });
        break;
      case 'NO_EXECUTION_RATE':
        notices.push({ tone: 'warn', text: words.noRate(names(note.unitIds)) });
        break;
      case 'NO_BASE':
        notices.push({ tone: 'warn', text: words.noBase(names(note.unitIds)) });
        break;
      case 'ODD_AMOUNT': {
        const amount = formatFenInWanyuan(note.amountInFen);
        const text =
          note.unitId === null ? words.oddHeld(amount) : words.oddGiven(amount, nameOf(note.unitId));
        notices.push({ tone: 'info', text });
      }
    }
  }
  return notices;
}

function describeObstacle(obstacle: AllotmentObstacle, names: (ids: readonly string[]) => string): string {
  switch (obstacle.code) {
    case 'NO_UNITS':
      return words.noUnits;
    case 'NO_WEIGHT':
      return words.noWeight;
    case 'FLOORS_ABOVE_SUM':
      return words.floorsAbove(String(obstacle.least), String(obstacle.sum));
    case 'CEILINGS_BELOW_SUM':
      return words.ceilingsBelow(String(obstacle.most), String(obstacle.sum));
    case 'BOUNDS_CROSS':
      return words.boundsCross(names(obstacle.unitIds));
  }
}
