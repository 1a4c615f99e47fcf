import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import type { FundAmounts } from './form-material.ts';
import type { RoundMaterial } from './round-material.ts';

const MAY_BE_ZERO = ['LOCAL', 'OTHER'] as const;

/** F09: central money is filled in, local or other money (地方资金, 其他资金) is empty: unknown or zero? */
export function findEmptySources({ forms }: RoundMaterial): ExaminationFinding[] {
  return forms.flatMap(({ id: formId, holder, funds }) => {
    if (!funds || isEmpty(funds.CENTRAL)) return [];
    const lines = MAY_BE_ZERO.filter((line) => isEmpty(funds[line]));
    return findingAt(
      lines.map((line) => ({
        place: { kind: 'FUND', formId, holder, line, column: 'annualBudget' },
        text: null,
      })),
      { code: 'F09', details: { lines } },
    );
  });
}

function isEmpty({ annualBudget, arrived, executed }: FundAmounts): boolean {
  return annualBudget === null && arrived === null && executed === null;
}
