import type { RolledUpRow } from '@attain/shared/roll-up/rolled-up-table';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import type { FormView } from '../local-data/form-view.ts';
import { formatWhen } from '../messages/format-when.ts';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';
import { describeYear } from './describe-year.ts';
import { formatPercent } from '../scoring/describe-deviation.ts';

/** One unit's part in a rolled-up number, down to the cell where somebody typed it. */
export interface ContributionLine {
  readonly formId: string;
  readonly indicatorId: string;
  readonly unit: string;
  readonly table: string;
  /** What it brings: a value, or the completion that was judged. */
  readonly value: string;
  readonly use: string;
  readonly isCounted: boolean;
  /** Document, weight in means, who entered it and when. */
  readonly origin: string;
  /** How its periods became its year; empty where the year was reported at once. */
  readonly year: readonly string[];
}

export function describeContributions(
  row: RolledUpRow,
  children: readonly FormView[],
  now: Date,
): readonly ContributionLine[] {
  return row.contributions.map((contribution) => {
    const child = children.find(({ id }) => id === contribution.formId);
    const { value } = contribution;
    // Of rows that are met or not, the value is 1 or 0 and says less than the text.
    const isShare = row.completion !== null && row.rule !== 'ALL_OF';
    return {
      formId: contribution.formId,
      indicatorId: contribution.indicatorId,
      unit: contribution.unitName,
      table: contribution.origin === 'OWN' ? words.ownTable : (child?.targetTable?.title ?? ''),
      value: isShare && value ? formatPercent(value) : (contribution.valueText ?? '—'),
      use: words.uses[contribution.use],
      isCounted: contribution.use === 'COUNTED',
      origin: [
        child?.document?.documentNumber,
        words.amount(formatFenInWanyuan(contribution.amountInFen)),
        child && enteredBy(child, contribution.indicatorId, now),
      ]
        .filter(Boolean)
        .join(' · '),
      year: contribution.year ? describeYear(contribution.year) : [],
    };
  });
}

function enteredBy(child: FormView, indicatorId: string, now: Date): string | null {
  const row = child.rows.find(({ indicator }) => indicator.id === indicatorId);
  const { byName = null, enteredAt = null } = row?.fields.valueText ?? {};
  if (enteredAt === null) return null;
  return byName === null ? formatWhen(enteredAt, now) : words.enteredBy(byName, formatWhen(enteredAt, now));
}
