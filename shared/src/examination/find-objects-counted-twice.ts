import { decimalAsRatio, parseDecimal } from '../indicator-value/decimal.ts';
import { parseTargetText } from '../indicator-value/parse-target-text.ts';
import {
  addRatios,
  compareRatios,
  formatRatio,
  multiplyRatios,
  NOTHING,
  type Ratio,
} from '../indicator-value/ratio.ts';
import { relateUnits } from '../indicator-value/relate-units.ts';
import { placeOfIndicator } from './examination-place.ts';
import { findingAt, type ExaminationFinding } from './examination-finding.ts';
import { groupBy, indicatorCells, type IndicatorCell } from './indicator-cell.ts';
import type { IssuedIndicator } from './issued-indicators.ts';
import type { RoundMaterial } from './round-material.ts';
import type { IndicatorMaterial, TableMaterial } from './table-material.ts';

interface Count {
  readonly table: TableMaterial;
  readonly indicator: IndicatorMaterial;
  /** In the unit of the row above. */
  readonly value: Ratio;
}

/**
 * F17: two batches count the same objects (重复计数): adding up their tables gives more than there are.
 *
 * Shown by the objects' names where they are known; otherwise by the numbers: the row above asks for what the units
 * have when each counts once (the most of its tables), not for the sum of the tables.
 */
export function findObjectsCountedTwice(material: RoundMaterial): ExaminationFinding[] {
  const cells = new Map(indicatorCells(material).map((cell) => [cell.id, cell]));
  const feeding = material.tables
    .flatMap((table) => table.indicators.map((indicator) => ({ table, indicator })))
    .filter(({ indicator }) => indicator.feeds !== null);
  return groupBy(feeding, ({ indicator }) => indicator.feeds ?? '').flatMap((below) => {
    const above = cells.get(below[0]?.indicator.feeds ?? '');
    return above ? findCountedTwice(above, below, material.budgetYear) : [];
  });
}

function findCountedTwice(
  above: IndicatorCell,
  below: readonly IssuedIndicator[],
  year: number,
): ExaminationFinding[] {
  const target = parseTargetText(above.targetText, year);
  const unit = target.kind === 'quantity' ? target.unit : null;
  const counts = below.flatMap((issued) => readCount(issued, unit, year));
  const holders = groupBy(counts, ({ table }) => table.holder);
  const repeated = holders.filter((own) => batchesOf(own).length > 1);
  if (repeated.length === 0) return [];

  const objects = [...new Set(repeated.flatMap(sharedObjects))];
  const summed = sum(counts.map(({ value }) => value));
  const byObject = sum(holders.map(countOnce));
  const asked = target.kind === 'quantity' && 'value' in target ? ratioOfText(target.value) : null;
  const isShownByNumbers =
    asked !== null && compareRatios(byObject, asked) === 0 && compareRatios(summed, asked) !== 0;
  if (objects.length === 0 && !isShownByNumbers) return [];

  const twice = repeated.filter((own) => objects.length === 0 || sharedObjects(own).length > 0).flat();
  const readings = twice.map(({ table, indicator }) => ({
    place: placeOfIndicator(table, indicator, 'TARGET'),
    text: indicator.targetText,
  }));
  return findingAt([...readings, { place: above.placeOf('TARGET'), text: above.targetText }], {
    code: 'F17',
    details: {
      holders: [...new Set(twice.map(({ table }) => table.holder))],
      batches: batchesOf(twice),
      objects,
      summed: formatRatio(summed),
      byObject: formatRatio(byObject),
    },
  });
}

/** What is asked for, as a number of objects; shares, money and measures cannot be counted twice. */
function readCount({ table, indicator }: IssuedIndicator, unit: string | null, year: number): Count[] {
  const target = parseTargetText(indicator.targetText, year);
  if (target.kind !== 'quantity' || !('value' in target) || !isCount(target.unit)) return [];
  const value = ratioOfText(target.value);
  const relation = relateUnits(target.unit, unit);
  if (!value || relation.kind !== 'convertible') return [];
  return [{ table, indicator, value: multiplyRatios(value, relation.factor) }];
}

/** A bare number counts something; so does a unit that can be set beside 个, as no share, money or length can. */
function isCount(unit: string | null): boolean {
  return unit === null || ['convertible', 'different-counts'].includes(relateUnits(unit, '个').kind);
}

/** The most of the unit's tables, or all of them where their objects are known to be different ones. */
function countOnce(own: readonly Count[]): Ratio {
  const areAllNamed = own.every(({ indicator }) => indicator.objects !== null);
  if (areAllNamed && sharedObjects(own).length === 0) return sum(own.map(({ value }) => value));
  return own.reduce((most, { value }) => (compareRatios(value, most) > 0 ? value : most), NOTHING);
}

function sharedObjects(own: readonly Count[]): string[] {
  const named = own.flatMap(({ indicator }) => [...new Set(indicator.objects ?? [])]);
  return [...new Set(named.filter((object, index) => named.indexOf(object) !== index))];
}

function batchesOf(counts: readonly Count[]): string[] {
  return [...new Set(counts.flatMap(({ table }) => table.batch ?? []))];
}

function sum(values: readonly Ratio[]): Ratio {
  return values.reduce(addRatios, NOTHING);
}

function ratioOfText(text: string): Ratio | null {
  const value = parseDecimal(text);
  return value ? decimalAsRatio(value) : null;
}
