import { measuresBudgetExecution } from '../indicator/indicator-name.ts';
import { decimalAsRatio, parseDecimal } from '../indicator-value/decimal.ts';
import {
  compareRatios,
  multiplyRatios,
  NOTHING,
  ratioOf,
  WHOLE,
  type Ratio,
} from '../indicator-value/ratio.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';
import { sumFunds } from '../scoring/table-from-form.ts';
import type { Contribution, ContributionUse } from './contribution.ts';
import type { Feeder } from './feeder.ts';
import { judgeEntry } from './judge-entry.ts';
import { isBlank, type RatioParts } from './read-entry.ts';
import type { RowMaterial } from './row-material.ts';

type Found = Partial<Pick<Contribution, 'value' | 'parts' | 'objects'>>;

/** Reads what one form's row brings to the row above. A null is not a zero: it brings nothing (RU6). */
export function readContribution(feeder: Feeder, material: RowMaterial): Contribution {
  const { form, indicator, year } = feeder;
  const [use, found] = readFound(feeder, material);
  return {
    origin: feeder.origin,
    formId: form.id,
    unitId: form.unitId,
    unitName: form.unitName,
    indicatorId: indicator.id,
    amountInFen: indicator.carried?.amountInFen ?? form.amountInFen,
    use,
    valueText: year.valueText,
    reason: year.deviationReason,
    value: null,
    parts: null,
    objects: null,
    reportedAt: indicator.carried ? indicator.carried.reportedAt : form.reportedAt,
    year: year.trace,
    ...found,
  };
}

function readFound(feeder: Feeder, material: RowMaterial): [ContributionUse, Found] {
  const { form, year } = feeder;
  if (!feeder.counts) return ['NOT_APPROVED', {}];
  const blank = isBlank(year.valueText, form.budgetYear);
  switch (material.kind) {
    case 'PARTS': {
      const parts = year.parts ?? partsOfExecution(feeder);
      return parts ? ['COUNTED', { parts }] : [blank ? 'NOT_REPORTED' : 'NOT_A_NUMBER', {}];
    }
    case 'COMPLETIONS': {
      if (blank) return ['NOT_REPORTED', {}];
      const value = shareOf(feeder);
      return value ? ['COUNTED', { value }] : ['UNDECIDED', {}];
    }
    case 'OUTCOMES': {
      if (blank) return ['NOT_REPORTED', {}];
      const value = outcomeOf(feeder);
      return value ? ['COUNTED', { value }] : ['UNDECIDED', {}];
    }
    case 'VALUES': {
      if (blank) return ['NOT_REPORTED', {}];
      if (!year.number) return ['NOT_A_NUMBER', {}];
      const relation = relateUnits(year.unit, material.unit);
      if (relation.kind !== 'convertible') return ['UNIT_DIFFERS', {}];
      const value = multiplyRatios(year.number, relation.factor);
      return ['COUNTED', { value, objects: namesOf(feeder, value) }];
    }
  }
}

/** The earned share of the row; of a row that was rolled up from judged ones, their mean before it was rounded. */
function shareOf({ indicator, year, form }: Feeder): Ratio | null {
  const { carried } = indicator;
  if (carried?.kind === 'COMPLETIONS' || carried?.kind === 'OUTCOMES') return carried.value;
  return judgeEntry(indicator, year, form.budgetYear)?.share ?? null;
}

/** 1 where the row meets its own target, 0 where it misses it. */
function outcomeOf({ indicator, year, form }: Feeder): Ratio | null {
  if (indicator.carried?.kind === 'OUTCOMES') return indicator.carried.value;
  const outcome = judgeEntry(indicator, year, form.budgetYear)?.outcome ?? 'UNDECIDED';
  return outcome === 'UNDECIDED' ? null : outcome === 'MET' ? WHOLE : NOTHING;
}

/** Names are believed where there are as many of them as the row reports; a part of them would lose the others. */
function namesOf({ indicator }: Feeder, value: Ratio): readonly string[] | null {
  const stated = indicator.carried ? indicator.carried.objects : (indicator.objects ?? null);
  if (stated === null) return null;
  const names = [...new Set(stated.map((name) => name.trim()).filter((name) => name !== ''))];
  return compareRatios(value, ratioOf(BigInt(names.length), 1n)) === 0 ? names : null;
}

/** The budget execution rate is made of the form's own figures. */
function partsOfExecution({ form, indicator }: Feeder): RatioParts | null {
  if (!measuresBudgetExecution(indicator.level3)) return null;
  const { budget, executed } = sumFunds(form.executions);
  const numerator = parseDecimal(String(executed ?? ''));
  const denominator = parseDecimal(String(budget ?? ''));
  return numerator && denominator
    ? { numerator: decimalAsRatio(numerator), denominator: decimalAsRatio(denominator) }
    : null;
}
