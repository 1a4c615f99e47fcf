import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AggregationRule } from '@attain/shared/indicator/aggregation-rule';
import { PeriodRule } from '@attain/shared/indicator/period-rule';
import { RollUpSource } from '@attain/shared/indicator/roll-up-source';
import { readSchemeInput } from '@attain/shared/scoring/read-scheme-input';
import type { SchemeInput } from '@attain/shared/scoring/table-input';
import { ConfigError } from '../config-error.ts';
import { OrgLevel } from '../organisation/org-level.ts';
import { assertIndicators } from './assert-indicators.ts';
import { assertReferences } from './assert-references.ts';
import { FactReader } from './fact-reader.ts';
import type { DemonstrationFacts, IndicatorFacts, TableFacts } from './facts.ts';

/** Read from the sources also by the built server, so that no copy of it can be stale. */
export const DEMONSTRATION_FILE = resolve(import.meta.dirname, '../../src/demonstration/xinjiang-2024.json');

const AGGREGATION_RULES = Object.values(AggregationRule);
const PERIOD_RULES = Object.values(PeriodRule);
const ROLL_UP_SOURCES = Object.values(RollUpSource);
const ORG_LEVELS = Object.values(OrgLevel);

/** @throws ConfigError naming the file and the place in it that cannot be read. */
export async function readDemonstration(file: string): Promise<DemonstrationFacts> {
  const facts = readFacts(new FactReader(await readJson(file), file, '$'));
  assertReferences(facts, file);
  assertIndicators(facts, file);
  return facts;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ConfigError(`demonstration data ${file}: ${reason}`);
  }
}

function readFacts(facts: FactReader): DemonstrationFacts {
  const fund = facts.object('fund');
  const round = facts.object('round');
  return {
    source: facts.text('source'),
    fund: {
      id: fund.text('id'),
      name: fund.text('name'),
      kind: fund.text('kind'),
      competentDepartment: fund.text('competentDepartment'),
    },
    round: {
      id: round.text('id'),
      name: round.text('name'),
      budgetYear: round.whole('budgetYear'),
      isSampleData: false,
    },
    units: facts.list('units', (unit) => ({
      id: unit.text('id'),
      divisionCode: unit.text('divisionCode'),
      parentId: unit.textOrNull('parentId'),
      level: unit.oneOf('level', ORG_LEVELS),
      name: unit.text('name'),
      shortName: unit.text('shortName'),
      departmentName: unit.text('departmentName'),
    })),
    documents: facts.list('documents', (document) => ({
      id: document.text('id'),
      documentNumber: document.text('documentNumber'),
      issuerLevel: document.text('issuerLevel'),
      issuedOn: document.text('issuedOn'),
      amountInWanyuan: document.whole('amountInWanyuan'),
      budgetYear: document.whole('budgetYear'),
      batch: document.text('batch'),
      about: document.text('about'),
      passesOnId: document.textOrNull('passesOnId'),
    })),
    allotments: facts.list('allotments', (allotment) => ({
      documentId: allotment.text('documentId'),
      unitId: allotment.text('unitId'),
      amountInWanyuan: allotment.whole('amountInWanyuan'),
    })),
    schemes: facts.list('schemes', (scheme) => ({
      key: scheme.text('key'),
      name: scheme.text('name'),
      version: scheme.whole('version'),
      reason: scheme.textOrNull('reason'),
      content: readScheme(scheme),
    })),
    targetTables: facts.list('targetTables', readTable),
  };
}

function readScheme(scheme: FactReader): SchemeInput {
  const reading = readSchemeInput(scheme.json('content'));
  if (reading.ok && reading.scheme) return reading.scheme;
  const path = reading.ok ? '' : reading.problem.path.replace(/^\$/, '');
  throw new ConfigError(`demonstration data ${scheme.file}: ${scheme.path}.content${path} is no scheme`);
}

function readTable(table: FactReader): TableFacts {
  return {
    key: table.text('key'),
    unitId: table.text('unitId'),
    documentId: table.textOrNull('documentId'),
    scheme: table.text('scheme'),
    batch: table.text('batch'),
    title: table.text('title'),
    amountInWanyuan: table.whole('amountInWanyuan'),
    overallTarget: table.text('overallTarget'),
    rollUpSource: table.oneOfOrNull('rollUpSource', ROLL_UP_SOURCES),
    form: table.oneOfOrNull('form', ['DRAFT', 'APPROVED']),
    indicators: table.list('indicators', readIndicator),
  };
}

function readIndicator(indicator: FactReader): IndicatorFacts {
  const reported = indicator.objectOrNull('reported');
  return {
    level1: indicator.text('level1'),
    level2: indicator.text('level2'),
    level3: indicator.text('level3'),
    targetText: indicator.text('targetText'),
    feedsPosition: indicator.wholeOrNull('feedsPosition'),
    aggregationRule: indicator.oneOfOrNull('aggregationRule', AGGREGATION_RULES),
    periodRule: indicator.oneOfOrNull('periodRule', PERIOD_RULES),
    rollUpSource: indicator.oneOfOrNull('rollUpSource', ROLL_UP_SOURCES),
    reported: reported && {
      valueText: reported.text('valueText'),
      completion: reported.textOrNull('completion'),
      deviationReason: reported.textOrNull('deviationReason'),
    },
  };
}
