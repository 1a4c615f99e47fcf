import type { RolledUpRow } from '@attain/shared/roll-up/rolled-up-table';
import { EXPLANATION_MESSAGES as words } from '../messages/explanation.messages.ts';

/** How the units' values were put together: the rule with its sums, how objects were told apart, what is left open. */
export function describeMethod(row: RolledUpRow): readonly string[] {
  const { rule, ruleId, quotient, countedBy, state } = row;
  if (state === 'NOT_FED') return [words.ownEntry];
  if (state === 'OWN_ENTRY') return [words.ownEntryOnly];
  if (rule === null || ruleId === null) return [];
  const told = words.aggregation[rule];
  const method = quotient ? words.withQuotient(told, quotient.dividend, quotient.divisor) : told;
  return [
    `${method}（${words.rule(ruleId)}）`,
    ...(countedBy ? [words.countedBy[countedBy]] : []),
    ...unmetUnits(row),
    ...(state === 'OPEN' ? [words.openUntilReported] : []),
    ...(state === 'NOT_COMPUTABLE' ? [words.notComputable] : []),
  ];
}

/** Whose rows keep it from being met by all. */
function unmetUnits({ contributions }: RolledUpRow): readonly string[] {
  const units = contributions.filter(({ use }) => use === 'NOT_MET').map(({ unitName }) => unitName);
  return units.length === 0 ? [] : [words.unmet([...new Set(units)].join('、'))];
}
