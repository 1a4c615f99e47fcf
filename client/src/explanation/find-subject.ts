import type { LevelExplanation, TableExplanation } from '@attain/shared/scoring/explain-table';
import type { RowExplanation } from '@attain/shared/scoring/explanation';
import type { ScoredForm, ScoredRow } from '../scoring/scored-form.ts';
import type { ExplanationSubject } from './explanation-subject.ts';

/** What a subject names, found in the form's scores and in their trace. */
export interface FoundSubject {
  readonly kind: ExplanationSubject['kind'];
  readonly level: LevelExplanation | null;
  readonly row: ScoredRow | null;
  readonly rowExplanation: RowExplanation | null;
  /** Place of the row in the table. */
  readonly rowIndex: number | null;
}

export function findSubject(
  subject: ExplanationSubject,
  scored: ScoredForm,
  explanation: TableExplanation,
): FoundSubject {
  const nothing = { kind: subject.kind, level: null, row: null, rowExplanation: null, rowIndex: null };
  switch (subject.kind) {
    case 'total':
    case 'execution':
      return nothing;
    case 'level':
      return { ...nothing, level: explanation.levels.find(({ name }) => name === subject.level1) ?? null };
    case 'row': {
      const index = scored.rows.findIndex(({ row }) => row.indicator.id === subject.indicatorId);
      return {
        kind: 'row',
        row: scored.rows[index] ?? null,
        rowExplanation: explanation.rows.find(({ row }) => row === index) ?? null,
        rowIndex: index,
        level: explanation.levels.find(({ parts }) => parts.some(({ row }) => row === index)) ?? null,
      };
    }
  }
}
