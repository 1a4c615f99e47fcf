import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import type { DemonstrationFacts, IndicatorFacts, ReportedFacts, TableFacts } from './facts.ts';

/** The unit whose every cell is filled in; the others stay empty, as in a round that has just begun. */
const FILLED_UNIT = 'urumqi';
const SOURCE = '样例数据';

/**
 * A second round of the same tables, with invented values in every cell of one unit: for showing what the report
 * leaves unreported. Marked as sample data, and never mixed with the real round.
 */
export function sampleRoundOf(facts: DemonstrationFacts): DemonstrationFacts {
  const { round, targetTables } = facts;
  return {
    ...facts,
    source: SOURCE,
    round: { ...round, id: `sample-${round.id}`, name: `${round.name}（${SOURCE}）`, isSampleData: true },
    targetTables: targetTables
      .filter(({ form }) => form !== null)
      .map((table) => sampleTable(table, round.budgetYear)),
  };
}

function sampleTable(table: TableFacts, year: number): TableFacts {
  const isFilled = table.unitId === FILLED_UNIT;
  return {
    ...table,
    key: `sample-${table.key}`,
    form: isFilled ? table.form : 'DRAFT',
    indicators: table.indicators.map((indicator) => ({
      ...indicator,
      reported: isFilled ? sampleValue(indicator, year) : null,
    })),
  };
}

/** Met exactly where there is a number to meet; 95 % where a person judges. */
function sampleValue({ targetText }: IndicatorFacts, year: number): ReportedFacts {
  const target = parseTargetText(targetText, year);
  if (target.kind === 'quantity' && 'value' in target) {
    return { valueText: `${target.value}${target.unit ?? ''}`, completion: null, deviationReason: null };
  }
  return { valueText: '完成率 95%', completion: '0.95', deviationReason: SOURCE };
}
