import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { Source, SourceField, SourceRow } from '@attain/shared/report/source';
import { ENTRY_MESSAGES } from '../messages/entry.messages.ts';
import {
  REPORT_MESSAGES as words,
  SOURCE_ENTITY_WORDS,
  SOURCE_FIELD_WORDS,
  SOURCE_KIND_WORDS,
} from '../messages/report.messages.ts';
import { FUND_SOURCE_WORDS } from '../messages/self-evaluation.messages.ts';
import { describeStatementPlace } from '../messages/statement.messages.ts';

/** One row that a value of the report comes from, in words. */
export interface SourceLine {
  readonly key: string;
  /** The kind of row and its field: 预算文件 · 金额. */
  readonly what: string;
  /** Which one: 财建〔2023〕341号. */
  readonly which: string;
  readonly value: string | null;
  /** Where the value was filled in. */
  readonly formId: string | null;
}

export interface SourceWords {
  readonly how: string;
  readonly rule: string | null;
  readonly lines: readonly SourceLine[];
}

/** Where a value comes from, down to the rows and fields that hold it. */
export function describeSource(source: Source, material: ReportMaterial): SourceWords {
  const rule = 'rule' in source ? source.rule : source.kind === 'RULE' ? source.id : null;
  const lines = partsOf(source).map((part, index) => describeRow(part, material, index));
  return { how: SOURCE_KIND_WORDS[source.kind], rule, lines };
}

function partsOf(source: Source): readonly (SourceRow | SourceField)[] {
  switch (source.kind) {
    case 'FIELD':
    case 'YEAR_END':
      return [source.of];
    case 'DIFFERENCE':
      return [...source.of, ...source.minus];
    case 'RATE':
      return [...source.dividend, ...source.divisor];
    case 'DAYS':
      return [source.from, source.to];
    case 'RULE':
    case 'PLACE':
      return [];
    case 'SUM':
    case 'COUNT':
    case 'LIST':
    case 'ROLLED_UP':
    case 'SCORED':
      return source.of;
  }
}

function describeRow(part: SourceRow | SourceField, material: ReportMaterial, index: number): SourceLine {
  const { entity, id } = part;
  const field = 'field' in part ? part.field : null;
  const { which, formId, row } = findRow(part, material);
  const fieldWord = field === null ? null : (SOURCE_FIELD_WORDS[field] ?? null);
  return {
    key: `${index} ${entity} ${id} ${field ?? ''}`,
    what: [SOURCE_ENTITY_WORDS[entity], fieldWord].filter(Boolean).join(' · '),
    which,
    value: field === null || field === 'content' ? null : showValue(field, row?.[field]),
    formId,
  };
}

type Row = Readonly<Record<string, unknown>>;

interface FoundRow {
  readonly which: string;
  readonly formId: string | null;
  readonly row: Row | undefined;
}

function findRow({ entity, id }: SourceRow, material: ReportMaterial): FoundRow {
  const hasId = (row: { readonly id: string }) => row.id === id;
  const found = (row: object | undefined, which: string | undefined, formId: string | null = null) => ({
    which: which ?? '',
    formId,
    // A row of plain fields, read by their names.
    row: row as Row | undefined,
  });
  switch (entity) {
    case 'ROUND':
      return found(material.round, material.round.name);
    case 'FUND':
      return found(material.fund, material.fund.name);
    case 'ORG_UNIT':
      return found(material.orgUnits.find(hasId), unitName(id, material));
    case 'BUDGET_DOCUMENT': {
      const document = material.documents.find(hasId);
      return found(document, document?.documentNumber);
    }
    case 'ALLOTMENT': {
      const allotment = material.allotments.find(hasId);
      const document = material.documents.find((candidate) => candidate.id === allotment?.budgetDocumentId);
      return found(
        allotment,
        `${unitName(allotment?.orgUnitId, material)} · ${document?.documentNumber ?? ''}`,
      );
    }
    case 'SCHEME': {
      const scheme = material.schemes.find(hasId);
      return found(scheme, scheme?.name);
    }
    case 'TARGET_TABLE': {
      const table = material.targetTables.find(hasId);
      return found(table, table && `${unitName(table.orgUnitId, material)} · ${table.title}`);
    }
    case 'INDICATOR': {
      const indicator = material.indicators.find(hasId);
      return found(indicator, indicator?.level3);
    }
    case 'SELF_EVALUATION':
      return found(material.selfEvaluations.find(hasId), formName(id, material), id);
    case 'INDICATOR_ACTUAL': {
      const actual = material.indicatorActuals.find(hasId);
      const indicator = material.indicators.find((candidate) => candidate.id === actual?.indicatorId);
      const form = formName(actual?.selfEvaluationId, material);
      return found(actual, `${form} · ${indicator?.level3 ?? ''}`, actual?.selfEvaluationId ?? null);
    }
    case 'FUND_EXECUTION': {
      const execution = material.fundExecutions.find(hasId);
      const name = execution ? FUND_SOURCE_WORDS[execution.source] : '';
      const form = formName(execution?.selfEvaluationId, material);
      return found(execution, `${form} · ${name}`, execution?.selfEvaluationId ?? null);
    }
    case 'STATEMENT': {
      const statement = material.statements.find(hasId);
      const place = statement && describeStatementPlace(statement.place);
      return found(statement, place && [place.subject, place.what].filter(Boolean).join(' · '));
    }
  }
}

function unitName(id: string | undefined, { orgUnits }: ReportMaterial): string {
  return orgUnits.find((unit) => unit.id === id)?.shortName ?? '';
}

function formName(id: string | undefined, material: ReportMaterial): string {
  const form = material.selfEvaluations.find((candidate) => candidate.id === id);
  const table = material.targetTables.find((candidate) => candidate.id === form?.targetTableId);
  return [unitName(form?.orgUnitId, material), table?.title].filter(Boolean).join(' · ');
}

function showValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.noValue;
  if (field.endsWith('InFen') && typeof value === 'number') {
    return ENTRY_MESSAGES.amount(formatFenInWanyuan(value));
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
