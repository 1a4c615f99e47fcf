import { isKnownLevel1, levelKey } from '../indicator/level.ts';
import { parseActualText } from '../indicator-value/parse-actual-text.ts';
import { JsonReader, type JsonObject, type JsonProblem } from './json-reader.ts';
import { readPoints, readSchemeFields } from './read-scheme-input.ts';
import type {
  BandPosition,
  DecimalInput,
  FundsInput,
  IndicatorInput,
  PublishedInput,
  TableInput,
} from './table-input.ts';

export type TableReading =
  { readonly ok: true; readonly table: TableInput } | { readonly ok: false; readonly problem: JsonProblem };

/** Checks what JSON gave against the format of `pnpm score`. Unknown fields are left alone. */
export function readTableInput(json: unknown, path = '$'): TableReading {
  const reader = new JsonReader();
  const table = readTable(reader, json, path);
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, table };
}

function readTable(reader: JsonReader, json: unknown, path: string): TableInput {
  const table = reader.object(json, path);
  const scheme = readSchemeFields(reader, table['scheme'] ?? null, `${path}.scheme`);
  const named = new Set(Object.keys(scheme?.levels ?? {}).map(levelKey));
  return {
    id: typeof table['id'] === 'number' ? String(table['id']) : reader.statement(table['id'], `${path}.id`),
    title: reader.optionalText(table['title'], `${path}.title`) ?? '',
    year: readYear(reader, table['year'], `${path}.year`),
    region: reader.optionalText(table['region'], `${path}.region`) ?? '',
    kind: reader.oneOf(table['kind'] ?? 'project', ['transfer', 'project', 'department'], `${path}.kind`),
    scheme,
    funds: readFunds(reader, table['funds'], `${path}.funds`),
    indicators: reader
      .list(table['indicators'], `${path}.indicators`)
      .map((row, index) => readIndicator(reader, row, `${path}.indicators[${index}]`, named)),
    published: readPublished(reader, table['published'], `${path}.published`),
  };
}

function readYear(reader: JsonReader, json: unknown, path: string): number | null {
  if (json === undefined || json === null) return null;
  if (typeof json === 'number' && Number.isInteger(json) && json >= 1900 && json <= 2999) return json;
  return reader.refuse(path, 'YEAR', json, null);
}

function readFunds(reader: JsonReader, json: unknown, path: string): FundsInput | null {
  if (json === undefined || json === null) return null;
  const funds: JsonObject = reader.object(json, path);
  return {
    budget: readAmount(reader, funds['budget'], `${path}.budget`),
    executed: readAmount(reader, funds['executed'], `${path}.executed`),
    unit: reader.optionalText(funds['unit'], `${path}.unit`),
  };
}

/** An amount as printed; an empty cell is unknown. No report has money below zero, and a rate of it would say nothing. */
function readAmount(reader: JsonReader, json: unknown, path: string): DecimalInput | null {
  if (typeof json !== 'string') {
    const amount = reader.optionalDecimal(json, path);
    return Number(amount) < 0 ? reader.refuse(path, 'AMOUNT', json, null) : amount;
  }
  const amount = parseActualText(json);
  if (amount.kind === 'blank') return null;
  if (amount.kind !== 'quantity') return reader.refuse(path, 'DECIMAL', json, null);
  return amount.value.startsWith('-') ? reader.refuse(path, 'AMOUNT', json, null) : json;
}

function readIndicator(
  reader: JsonReader,
  json: unknown,
  path: string,
  named: ReadonlySet<string>,
): IndicatorInput {
  const row = reader.object(json, path);
  const level1 = reader.statement(row['level1'], `${path}.level1`);
  if (!isKnownLevel1(level1) && !named.has(levelKey(level1))) {
    reader.refuse(`${path}.level1`, 'KNOWN_LEVEL', level1, null);
  }
  const weight = row['weight'] ?? null;
  return {
    level1,
    level2: reader.optionalText(row['level2'], `${path}.level2`),
    level3: reader.statement(row['level3'], `${path}.level3`),
    target: reader.optionalText(row['target'], `${path}.target`),
    actual: reader.optionalText(row['actual'], `${path}.actual`),
    weight: weight === null ? null : readPoints(reader, weight, `${path}.weight`),
    completion: reader.optionalDecimal(row['completion'], `${path}.completion`),
    band: readBand(reader, row['band'], `${path}.band`),
    reason: reader.optionalText(row['reason'], `${path}.reason`),
  };
}

function readBand(reader: JsonReader, json: unknown, path: string): BandPosition | null {
  if (json === undefined || json === null) return null;
  return reader.oneOf<BandPosition>(json, ['upper', 'middle', 'lower'], path);
}

function readPublished(reader: JsonReader, json: unknown, path: string): PublishedInput | null {
  if (json === undefined || json === null) return null;
  const published = reader.object(json, path);
  const levels = Object.entries(reader.object(published['levels'] ?? {}, `${path}.levels`));
  return {
    execution: reader.optionalDecimal(published['execution'], `${path}.execution`),
    rows: reader
      .list(published['rows'] ?? [], `${path}.rows`)
      .map((score, index) => reader.optionalDecimal(score, `${path}.rows[${index}]`)),
    levels: Object.fromEntries(
      levels.map(([name, score]) => [name, reader.optionalDecimal(score, `${path}.levels.${name}`)]),
    ),
    total: reader.optionalDecimal(published['total'], `${path}.total`),
    grade: reader.optionalText(published['grade'], `${path}.grade`),
  };
}
