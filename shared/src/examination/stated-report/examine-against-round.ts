import type { Fen } from '../../indicator-value/money.ts';
import { parseDecimal } from '../../indicator-value/decimal.ts';
import { inHundredths } from '../../indicator-value/points.ts';
import type { ExaminationCode, ExaminationFinding } from '../examination-finding.ts';
import { examineRound } from '../examine-round.ts';
import type { FormMaterial } from '../form-material.ts';
import type { RoundMaterial } from '../round-material.ts';
import { EXECUTION_PART, TOTAL_PART, type StatedReport } from './stated-report.ts';

/** What a report says of money, days and weights, held against the documents of a round. The rest asks for its rows. */
const RULES: readonly ExaminationCode[] = ['F01', 'F02', 'F03', 'F04', 'F05', 'F12'];

/** Stands for the annex of the file among the round's forms. */
const FILE_FORM = 'FILE';

/**
 * Examines what a report of another origin says, before the documents of the round that it reports on: the amount that
 * it names first (F05), the timeliness that it claims (F03), its weights (F12), how late the money was (F01, F02, F04).
 *
 * @param headline The amount that the report names first; null: it names none.
 */
export function examineAgainstRound(
  report: StatedReport,
  headline: Fen | null,
  round: RoundMaterial,
): ExaminationFinding[] {
  const material: RoundMaterial = {
    ...round,
    forms: [formOf(report)],
    statement: {
      headline: headline === null ? null : { amountInFen: headline, documentNumbers: null },
      aspects: report.aspects.flatMap(({ aspect, statement }) =>
        statement === null ? [] : [{ aspect, text: statement.text }],
      ),
      citations: [],
    },
  };
  return examineRound(material).filter(({ code }) => RULES.includes(code));
}

function formOf(report: StatedReport): FormMaterial {
  return {
    id: FILE_FORM,
    holder: '',
    usingUnit: null,
    tableIds: [],
    mergeNote: null,
    weights: weightsOf(report),
    funds: null,
    rows: [],
  };
}

/** Null unless every part states its weight: half of a scheme says nothing about the rest. */
function weightsOf({ scores }: StatedReport): FormMaterial['weights'] {
  const parts = scores.filter(({ part }) => part !== TOTAL_PART);
  const known = parts.flatMap(({ part, weight }) => {
    const points = weight === null ? null : parseDecimal(weight);
    return points ? [{ name: part, weight: inHundredths(points) }] : [];
  });
  const execution = known.find(({ name }) => name === EXECUTION_PART);
  const levels = known.filter(({ name }) => name !== EXECUTION_PART);
  if (!execution || levels.length === 0 || known.length < parts.length) return null;
  return { execution: execution.weight, levels, reason: null };
}
