import { normaliseText } from '../../indicator-value/normalise-text.ts';
import { parseTargetText } from '../../indicator-value/parse-target-text.ts';
import { formatRatio, type Ratio } from '../../indicator-value/ratio.ts';
import { compileTable } from '../../scoring/compile-table.ts';
import { findFaults } from '../../scoring/find-faults.ts';
import type { FindingCode } from '../../scoring/finding.ts';
import { scoreCompiledTable, type ScoredRow } from '../../scoring/score-compiled-table.ts';
import type { StatedRow } from './stated-report.ts';

export interface JudgedRow {
  readonly judgement: ScoredRow['judgement'];
  readonly faults: ReadonlySet<FindingCode>;
}

/**
 * One stated row before the rules of scoring, so that a foreign report is judged by the same functions as our own.
 *
 * @param completion The share that the report states for a row in words.
 */
export function judgeStatedRow(
  { indicator, level1, level2, target, actual, reason }: StatedRow,
  year: number | null,
  completion: Ratio | null,
): JudgedRow {
  const table = compileTable({
    id: indicator,
    year,
    scheme: { execution: 0, levels: { [level1]: 100 } },
    indicators: [
      {
        level1,
        level2,
        level3: indicator,
        target: target?.text ?? null,
        actual: actual?.text ?? null,
        weight: null,
        completion: completion && formatRatio(completion, 6),
        reason: reason?.text ?? null,
      },
    ],
  });
  const scored = scoreCompiledTable(table);
  const [row] = scored.rows;
  if (!row) throw new Error('a table of one row has one');
  return {
    judgement: row.judgement,
    faults: new Set(findFaults(table, scored).map(({ code }) => code)),
  };
}

/** A target that is answered in words: a text, a grade, a pointer to another document. */
export function isTargetInWords({ target }: StatedRow, year: number | null): boolean {
  if (target === null) return false;
  const { kind } = parseTargetText(target.text, year);
  return kind === 'qualitative' || kind === 'reference' || kind === 'grade';
}

/** A text without blanks and marks, to tell whether two say the same word for word. */
export function comparableStatement(text: string): string {
  return normaliseText(text).replace(/[\s,.;:。、"'“”‘’]+/g, '');
}
