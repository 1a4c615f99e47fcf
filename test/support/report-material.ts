import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdministrativeLevel } from '@attain/shared/examination/administrative-level';
import type {
  ReportActual,
  ReportExecution,
  ReportIndicator,
  ReportMaterial,
} from '@attain/shared/report/report-material';
import type { ExaminedMaterial } from '@attain/shared/sign-off/round-material-of';
import { PROJECT_ROOT } from './project-root.ts';

interface Facts {
  readonly source: string;
  readonly fund: ReportMaterial['fund'];
  readonly round: { readonly id: string; readonly name: string; readonly budgetYear: number };
  readonly units: readonly {
    readonly id: string;
    readonly divisionCode: string;
    readonly parentId: string | null;
    readonly level: AdministrativeLevel;
    readonly name: string;
    readonly shortName: string;
    readonly departmentName: string;
  }[];
  readonly documents: readonly (Omit<ReportMaterial['documents'][number], 'amountInFen' | 'receivedOn'> & {
    readonly amountInWanyuan: number;
    readonly batch: string;
  })[];
  readonly allotments: readonly {
    readonly documentId: string;
    readonly unitId: string;
    readonly amountInWanyuan: number;
  }[];
  readonly schemes: readonly (Omit<ReportMaterial['schemes'][number], 'id'> & { readonly key: string })[];
  readonly targetTables: readonly TableFacts[];
}

interface TableFacts {
  readonly key: string;
  readonly unitId: string;
  readonly documentId: string | null;
  readonly scheme: string;
  readonly batch: string;
  readonly title: string;
  readonly amountInWanyuan: number;
  readonly overallTarget: string;
  readonly form: 'DRAFT' | 'APPROVED' | null;
  readonly indicators: readonly {
    readonly level1: string;
    readonly level2: string;
    readonly level3: string;
    readonly targetText: string;
    readonly feedsPosition?: number | null;
    readonly aggregationRule?: string | null;
    readonly reported?: Pick<ReportActual, 'valueText' | 'completion' | 'deviationReason'> | null;
  }[];
}

const FEN_PER_WANYUAN = 1_000_000;
const SOURCES = ['CENTRAL', 'LOCAL', 'OTHER'] as const;

/** The demonstration's rows as the report reads them, without a database. */
export function demonstrationMaterial(): ExaminedMaterial {
  const file = join(PROJECT_ROOT, 'server/src/demonstration/xinjiang-2024.json');
  // Our own file; the server checks its shape whenever it loads it.
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;
  const { fund, round, units, documents, allotments, schemes, targetTables: tables } = facts;
  const code = (id: string | null) => units.find((unit) => unit.id === id)?.divisionCode;
  const withForm = tables.filter(({ form }) => form !== null);
  return {
    fund,
    round: { ...round, ownerId: units[0]?.id ?? '', isSampleData: false },
    orgUnits: units.map(({ divisionCode, ...unit }) => ({
      ...unit,
      path: unit.parentId === null ? `/${divisionCode}/` : `/${code(unit.parentId) ?? ''}/${divisionCode}/`,
    })),
    documents: documents.map(({ amountInWanyuan, ...document }) => ({
      ...document,
      receivedOn: null,
      amountInFen: amountInWanyuan * FEN_PER_WANYUAN,
    })),
    allotments: allotments.map(({ documentId, unitId, amountInWanyuan }) => ({
      id: `allotment-${documentId}-${unitId}`,
      budgetDocumentId: documentId,
      orgUnitId: unitId,
      amountInFen: amountInWanyuan * FEN_PER_WANYUAN,
    })),
    schemes: schemes.map(({ key, ...scheme }) => ({ ...scheme, id: key })),
    targetTables: tables.map(
      ({ key, unitId, documentId, scheme, batch, title, amountInWanyuan, overallTarget }) => ({
        batch,
        id: `table-${key}`,
        orgUnitId: unitId,
        budgetDocumentId: documentId,
        schemeId: scheme,
        title,
        amountInFen: amountInWanyuan * FEN_PER_WANYUAN,
        overallTarget,
      }),
    ),
    indicators: tables.flatMap((table) => indicatorsOf(table, tables[0]?.key ?? '')),
    selfEvaluations: withForm.map(({ key, unitId, form }) => ({
      id: `form-${key}`,
      targetTableId: `table-${key}`,
      roundId: round.id,
      orgUnitId: unitId,
      state: form ?? 'DRAFT',
      submittedAt: null,
    })),
    indicatorActuals: withForm.flatMap((table) => actualsOf(table, facts.source)),
    fundExecutions: withForm.flatMap(executionsOf),
    statements: [],
  };
}

function indicatorsOf({ key, indicators }: TableFacts, regionKey: string): ReportIndicator[] {
  return indicators.map(({ reported: _, feedsPosition, aggregationRule = null, ...indicator }, index) => ({
    ...indicator,
    id: `indicator-${key}-${index + 1}`,
    targetTableId: `table-${key}`,
    position: index + 1,
    weight: null,
    parentIndicatorId: feedsPosition ? `indicator-${regionKey}-${feedsPosition}` : null,
    aggregationRule,
  }));
}

function actualsOf({ key, indicators }: TableFacts, source: string): ReportActual[] {
  return indicators.map(({ reported }, index) => ({
    id: `actual-${key}-${index + 1}`,
    selfEvaluationId: `form-${key}`,
    indicatorId: `indicator-${key}-${index + 1}`,
    valueText: reported?.valueText ?? null,
    completion: reported?.completion ?? null,
    deviationReason: reported?.deviationReason ?? null,
    improvementMeasure: null,
    deviationReasonBy: reported?.deviationReason ? source : null,
    improvementMeasureBy: null,
  }));
}

/** What a lower unit was allotted it has received and spent in full, as the report states. */
function executionsOf({ key, documentId, amountInWanyuan }: TableFacts): ReportExecution[] {
  return SOURCES.map((source) => {
    const fen = source === 'CENTRAL' && documentId !== null ? amountInWanyuan * FEN_PER_WANYUAN : null;
    return {
      id: `execution-${key}-${source.toLowerCase()}`,
      selfEvaluationId: `form-${key}`,
      source,
      annualBudgetInFen: fen,
      arrivedInFen: fen,
      executedInFen: fen,
    };
  });
}
