import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdministrativeLevel } from '@attain/shared/examination/administrative-level';
import type { FormMaterial, FundAmounts } from '@attain/shared/examination/form-material';
import type { IssuerPrefix } from '@attain/shared/examination/regulation';
import type { RoundMaterial } from '@attain/shared/examination/round-material';
import type { TableMaterial } from '@attain/shared/examination/table-material';
import type { TableInput } from '@attain/shared/scoring/table-input';
import { PROJECT_ROOT } from './project-root.ts';
import { readFixture } from './read-fixture.ts';

interface Reference {
  readonly year: number;
  readonly region: string;
  readonly documents: readonly {
    readonly no: string;
    readonly issued: string;
    readonly amount: number;
    readonly budgetYear: number;
    readonly batch: string;
    readonly about?: string;
    readonly passesOn?: string;
  }[];
  readonly organisations: readonly {
    readonly name: string;
    readonly unit?: string;
    readonly level: string;
    readonly of: string | null;
  }[];
  readonly allocations: readonly { readonly to: string; readonly advance: number; readonly main: number }[];
  readonly execution: readonly { readonly of: string; readonly budget: number; readonly executed: number }[];
  readonly targetTables: readonly {
    readonly from: string;
    readonly batch: 'advance' | 'main';
    readonly holder: string;
    readonly amount: number;
    readonly indicators: readonly {
      readonly level1: string;
      readonly level2: string;
      readonly level3: string;
      readonly target: string;
    }[];
  }[];
  readonly selfEvaluation: {
    /** Points by level 1, and under `execution`. */
    readonly weights: Readonly<Record<string, number>>;
    readonly funds: { readonly central: number };
  };
}

interface AnnexFacts {
  readonly headline: { readonly amountInWanyuan: number };
  readonly timeliness: { readonly text: string };
  readonly levelsToUser: { readonly levels: number };
  readonly total: FundAmounts;
  readonly issuerPrefixes: { readonly prefixes: readonly IssuerPrefix[] };
  readonly answers: { readonly advance: readonly number[]; readonly main: readonly number[] };
}

/** What the product's demonstration adds: which row of the region's each row feeds, and what is reported. */
interface Demonstration {
  readonly targetTables: readonly {
    readonly key: string;
    readonly indicators: readonly {
      readonly feedsPosition?: number | null;
      readonly reported?: { readonly valueText: string } | null;
    }[];
  }[];
}

type DemonstrationTable = Demonstration['targetTables'][number];

/** In the order of the reference's target tables. */
const TABLE_KEYS = [
  'central-advance',
  'central-main',
  'urumqi-advance',
  'changji-advance',
  'bayingol-advance',
  'urumqi-main',
  'changji-main',
  'bayingol-main',
];

const REGION_FORM = 'region';
const FEN_PER_WANYUAN = 1_000_000;
const NOTHING_PRINTED: FundAmounts = { annualBudget: null, arrived: null, executed: null };

/** The round of the real report, from its published figures; what they do not say is null. */
export function xinjiangMaterial(): RoundMaterial {
  const reference = readFixture<Reference>('xinjiang-2024.json');
  const facts = readFixture<AnnexFacts>('xinjiang-2024-annex.json');
  const demonstration = readDemonstration();
  const tables = reference.targetTables.map((table, index) =>
    tableOf(table, demonstration[index], TABLE_KEYS[index] ?? ''),
  );
  return {
    budgetYear: reference.year,
    documents: reference.documents.map((document) => ({
      documentNumber: document.no,
      title: document.about ?? null,
      issuer: null,
      issuedOn: document.issued,
      receivedOn: null,
      amountInFen: document.amount * FEN_PER_WANYUAN,
      budgetYear: document.budgetYear,
      batch: document.batch.toUpperCase(),
      passesOn: document.passesOn ?? null,
    })),
    allotments: (['advance', 'main'] as const).flatMap((batch) =>
      reference.allocations.map((allocation) => ({
        documentNumber:
          reference.documents.find((one) => one.batch === batch && one.passesOn !== undefined)?.no ?? '',
        unit: allocation.to,
        amountInFen: allocation[batch] * FEN_PER_WANYUAN,
        levelsToUser: facts.levelsToUser.levels,
      })),
    ),
    units: reference.organisations.map(({ name, unit, level, of }) => ({
      name,
      otherNames: unit === undefined ? [] : [unit],
      level: levelOf(level),
      parent: of,
    })),
    executions: reference.execution.map(({ of, budget, executed }) => ({
      unit: of,
      budgetInFen: budget * FEN_PER_WANYUAN,
      executedInFen: executed * FEN_PER_WANYUAN,
      asOf: null,
    })),
    tables,
    forms: [
      annexForm(reference, facts),
      ...tables.slice(2).map((table, index) => unitForm(table, demonstration[index + 2])),
    ],
    statement: {
      headline: { amountInFen: facts.headline.amountInWanyuan * FEN_PER_WANYUAN, documentNumbers: null },
      aspects: [{ aspect: 'TIMELINESS', text: facts.timeliness.text }],
      citations: [],
    },
    attachedDocuments: [],
    regulations: [],
    issuerPrefixes: facts.issuerPrefixes.prefixes,
  };
}

function readDemonstration(): readonly (DemonstrationTable | undefined)[] {
  const path = join(PROJECT_ROOT, 'server/src/demonstration/xinjiang-2024.json');
  const { targetTables } = JSON.parse(readFileSync(path, 'utf8')) as Demonstration; // our own file
  return TABLE_KEYS.map((wanted) => targetTables.find(({ key }) => key === wanted));
}

function levelOf(level: string): AdministrativeLevel {
  return level === 'region' ? 'REGION' : 'PREFECTURE';
}

function tableOf(
  table: Reference['targetTables'][number],
  demonstration: DemonstrationTable | undefined,
  id: string,
): TableMaterial {
  const isCentral = table.from === 'central';
  return {
    id,
    from: isCentral ? 'CENTRAL' : 'REGION',
    batch: table.batch.toUpperCase(),
    holder: table.holder,
    holderLevel: isCentral ? 'REGION' : 'PREFECTURE',
    amountInFen: table.amount * FEN_PER_WANYUAN,
    ministry: null,
    responsiblePerson: null,
    indicators: table.indicators.map(({ level1, level2, level3, target }, index) => {
      const feeds = demonstration?.indicators[index]?.feedsPosition;
      return {
        id: `${id}-${index + 1}`,
        level1,
        level2,
        level3,
        targetText: target,
        feeds: typeof feeds === 'number' ? `${REGION_FORM}-${feeds}` : null,
        objects: null,
      };
    }),
  };
}

/** The annex (附表) as published: table S00, which answers both of the centre's tables. */
function annexForm(reference: Reference, { total, answers }: AnnexFacts): FormMaterial {
  const published = readFixture<{ readonly input: TableInput }[]>('tables.json').find(
    ({ input }) => input.id === 'S00',
  );
  if (!published) throw new Error('tables.json has no table S00');
  const { execution = 0, ...levels } = reference.selfEvaluation.weights;
  const central = reference.selfEvaluation.funds.central * FEN_PER_WANYUAN;
  return {
    id: REGION_FORM,
    holder: reference.region,
    usingUnit: null,
    tableIds: ['central-advance', 'central-main'],
    mergeNote: null,
    weights: {
      execution: execution * 100,
      levels: Object.entries(levels).map(([name, points]) => ({ name, weight: points * 100 })),
      reason: null,
    },
    funds: {
      TOTAL: { annualBudget: total.annualBudget, arrived: total.arrived, executed: total.executed },
      CENTRAL: { annualBudget: central, arrived: null, executed: central },
      LOCAL: NOTHING_PRINTED,
      OTHER: NOTHING_PRINTED,
    },
    rows: published.input.indicators.map(({ level1, level2, level3, target, actual }, index) => ({
      id: `${REGION_FORM}-${index + 1}`,
      level1,
      level2: level2 ?? null,
      level3,
      targetText: target,
      actualText: actual,
      answers: (['advance', 'main'] as const).flatMap((batch) =>
        answers[batch].flatMap((row, at) => (row === index + 1 ? [`central-${batch}-${at + 1}`] : [])),
      ),
    })),
  };
}

/** A unit's form is filled in on its issued table: the rows are the table's. */
function unitForm(table: TableMaterial, demonstration: DemonstrationTable | undefined): FormMaterial {
  return {
    id: `form-${table.id}`,
    holder: table.holder,
    usingUnit: null,
    tableIds: [table.id],
    mergeNote: null,
    weights: null,
    funds: null,
    rows: table.indicators.map((indicator, index) => ({
      ...indicator,
      actualText: demonstration?.indicators[index]?.reported?.valueText ?? null,
      answers: [indicator.id],
    })),
  };
}
