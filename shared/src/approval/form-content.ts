import { canonicalJson } from '../canonical-json/canonical-json.ts';
import { storedActualValue } from './actual-value.ts';
import { storedStatement } from '../statement/statement-value.ts';
import { canonicalValueText } from './canonical-value-text.ts';

/** What people enter for one indicator. `null`, `''` and white space all mean: not filled in. */
export interface ActualFields {
  readonly valueText: string | null;
  readonly completion: string | null;
  readonly deviationReason: string | null;
  readonly improvementMeasure: string | null;
}

/** What people enter for one source of money, in whole fen. */
export interface ExecutionFields {
  readonly annualBudgetInFen: number | null;
  readonly arrivedInFen: number | null;
  readonly executedInFen: number | null;
}

/** The content of a form that a submission or a decision binds itself to (SY6). */
export interface FormContent {
  readonly actuals: Readonly<Record<string, ActualFields>>;
  readonly executions: Readonly<Record<string, ExecutionFields>>;
  /** Texts by their places; only those that say something. Absent from what was handed in before there were any. */
  readonly statements?: Readonly<Record<string, string>>;
}

/**
 * Picks the content out of synced rows, by indicator id, by fund source and by the place of a statement.
 *
 * Rows may carry more than the content (ids, revisions, stamps); none of it takes part in the hash.
 */
export function formContent(
  actuals: readonly (ActualFields & { readonly indicatorId: string })[],
  executions: readonly (ExecutionFields & { readonly source: string })[],
  statements: readonly { readonly place: string; readonly text: string | null }[],
): FormContent {
  const said = statements.flatMap(({ place, text }) => {
    const stored = storedStatement(text);
    return stored === null ? [] : [[place, stored] as const];
  });
  return {
    actuals: Object.fromEntries(
      actuals.map((row) => [
        row.indicatorId,
        {
          valueText: storedActualValue('valueText', row.valueText),
          completion: storedActualValue('completion', row.completion),
          deviationReason: storedActualValue('deviationReason', row.deviationReason),
          improvementMeasure: storedActualValue('improvementMeasure', row.improvementMeasure),
        },
      ]),
    ),
    executions: Object.fromEntries(
      executions.map((row) => [
        row.source,
        {
          annualBudgetInFen: row.annualBudgetInFen,
          arrivedInFen: row.arrivedInFen,
          executedInFen: row.executedInFen,
        },
      ]),
    ),
    // A form without a word has the hash that it had before forms had words.
    ...(said.length > 0 && { statements: Object.fromEntries(said) }),
  };
}

/**
 * The text whose SHA-256 (hex) is the content hash. Hashing itself is done by phone and server.
 *
 * Values take part in their one spelling: whoever entered `1.50` where the server holds `1.5` (NOOP) has seen the
 * same content and may submit it.
 */
export function formContentText({ actuals, ...rest }: FormContent): string {
  const canonicalActuals = Object.entries(actuals).map(([indicatorId, fields]) => {
    const { valueText, completion } = fields;
    const spelled = { ...fields, valueText: spellOnce(valueText), completion: spellOnce(completion) };
    return [indicatorId, spelled] as const;
  });
  return canonicalJson({ ...rest, actuals: Object.fromEntries(canonicalActuals) });
}

function spellOnce(value: string | null): string | null {
  return value === null ? null : canonicalValueText(value);
}
