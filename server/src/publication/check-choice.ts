import { DomainError } from '@attain/shared/errors/domain-error';
import { checkRedactions, leftOver } from '@attain/shared/publication/check-redactions';
import { undecided, type RedactionChoice } from '@attain/shared/publication/decide-redactions';
import { suggestRedactions } from '@attain/shared/publication/suggest-redactions';
import type { ReportDocument } from '@attain/shared/report/report-document';

/** A report of a region has some hundred texts at most. */
const MOST_TEXTS = 1000;

/**
 * Refuses a choice that leaves a suggestion undecided (PB3), or a text that would still be read somewhere (PB5).
 *
 * @param names Of persons whom the data knows.
 * @param besides What is published besides the report.
 * @throws DomainError BATCH_TOO_LARGE, REDACTION_UNDECIDED, REDACTION_LEFT_OVER
 */
export function checkChoice(
  report: ReportDocument,
  choice: RedactionChoice,
  names: readonly string[],
  besides: readonly string[],
): void {
  const { takenOut, dismissed } = choice;
  if (takenOut.length + dismissed.length > MOST_TEXTS) {
    throw new DomainError('BATCH_TOO_LARGE', { limit: MOST_TEXTS });
  }
  const open = undecided(suggestRedactions(report, names), choice);
  if (open.length > 0) throw new DomainError('REDACTION_UNDECIDED', { count: open.length });
  const left = checkRedactions(report, takenOut).map(({ text }) => text);
  const texts = [...new Set([...left, ...leftOver(besides, takenOut)])];
  if (texts.length > 0) throw new DomainError('REDACTION_LEFT_OVER', { texts });
}
