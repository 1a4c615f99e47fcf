import { daysBetween, type DayRange } from '../examination/days-between.ts';
import type { ReportContext } from './report-context.ts';
import type { Span } from './report-document.ts';
import type { ReportAllotment, ReportBudgetDocument } from './report-material.ts';
import { fieldOf } from './source.ts';
import { dateValue, money, open, textValue, words } from './spans.ts';
import { MANAGER } from './wording/labels.ts';

/** The document of the level above whose money this one passes on. */
export function upstreamOf({ facts }: ReportContext, { passesOnId }: ReportBudgetDocument) {
  return facts.centralDocuments.find(({ id }) => id === passesOnId);
}

/** "55—85", or "12" where both days are known. */
export function daysValue(
  upstream: ReportBudgetDocument,
  from: 'issuedOn' | 'receivedOn',
  document: ReportBudgetDocument,
): Span {
  const days = daysBetween(upstream[from], document.issuedOn);
  if (days === null) return open('文件日期', MANAGER);
  return words(formatDays(days), {
    kind: 'DAYS',
    from: fieldOf('BUDGET_DOCUMENT', upstream, from),
    to: fieldOf('BUDGET_DOCUMENT', document, 'issuedOn'),
  });
}

function formatDays({ least, most }: DayRange): string {
  return least === most ? String(least) : `${least}—${most}`;
}

export function numberOf(document: ReportBudgetDocument) {
  return textValue(document.documentNumber, fieldOf('BUDGET_DOCUMENT', document, 'documentNumber'));
}

export function issuedOn(document: ReportBudgetDocument) {
  return dateValue(document.issuedOn, {
    kind: 'FIELD',
    of: fieldOf('BUDGET_DOCUMENT', document, 'issuedOn'),
  });
}

export function amountOf(document: ReportBudgetDocument) {
  return money(document.amountInFen, {
    kind: 'FIELD',
    of: fieldOf('BUDGET_DOCUMENT', document, 'amountInFen'),
  });
}

export function sumOfDocuments(documents: readonly ReportBudgetDocument[]) {
  const fen = documents.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  return money(fen, {
    kind: 'SUM',
    of: documents.map((document) => fieldOf('BUDGET_DOCUMENT', document, 'amountInFen')),
  });
}

export function allotted(context: ReportContext) {
  const allotments = allotmentsOf(context);
  const fen = allotments.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  const of = allotments.map((allotment) => fieldOf('ALLOTMENT', allotment, 'amountInFen'));
  return money(fen, { kind: 'SUM', of });
}

export function yearOf({ material: { round } }: ReportContext) {
  return words(String(round.budgetYear), { kind: 'FIELD', of: fieldOf('ROUND', round, 'budgetYear') });
}

export function regionName({ facts: { region } }: ReportContext) {
  return textValue(region.name, fieldOf('ORG_UNIT', region, 'name'));
}

/** The allotments of the year's documents from the region: to one unit, or all of them. */
export function allotmentsOf({ material, facts }: ReportContext, orgUnitId?: string): ReportAllotment[] {
  const issued = new Set(facts.regionDocuments.map(({ id }) => id));
  return material.allotments.filter(
    (allotment) =>
      issued.has(allotment.budgetDocumentId) &&
      (orgUnitId === undefined || allotment.orgUnitId === orgUnitId),
  );
}
