import type { History } from '../history.ts';
import { checkAnswers } from './check-answers.ts';
import { checkChoices } from './check-choices.ts';
import { checkDevices } from './check-devices.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkFindings } from './check-findings.ts';
import { HoldingsCheck } from './check-holdings.ts';
import { checkLog } from './check-log.ts';
import { checkProposals } from './check-proposals.ts';
import { checkRecovered } from './check-recovered.ts';
import { checkScope } from './check-scope.ts';
import { checkScreens } from './check-screens.ts';
import { checkTotals } from './check-totals.ts';
import { checkValues } from './check-values.ts';
import { violation, type Violation } from './violation.ts';

/** Everything that must not be in a history, by the invariants of sync.md. Reads the history and nothing else. */
export function checkHistory(history: History): readonly Violation[] {
  const holdings = new HoldingsCheck();
  for (const event of history.events) holdings.take(event);
  const defects = history.events.flatMap((event) =>
    event.kind === 'defect' ? [violation('DEFECT', `${event.where}: ${event.message}`)] : [],
  );
  return [
    ...defects,
    ...holdings.end(history),
    ...checkLog(history),
    ...checkValues(history),
    ...checkChoices(history),
    ...checkAnswers(history),
    ...checkScope(history),
    ...checkDevices(history),
    ...checkScreens(history),
    ...checkTotals(history),
    ...checkEvidence(history),
    ...checkFindings(history),
    ...checkRecovered(history),
    ...checkProposals(history),
  ];
}
