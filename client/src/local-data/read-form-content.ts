import type { ActualFields, ExecutionFields, FormContent } from '@attain/shared/approval/form-content';

type Json = Readonly<Record<string, unknown>>;

/** The content of a submission, checked field by field; null for what is none. What is missing in it reads as empty. */
export function readFormContent(json: unknown): FormContent | null {
  if (!isObject(json) || !isObject(json['actuals']) || !isObject(json['executions'])) return null;
  return {
    actuals: mapMembers(json['actuals'], readActual),
    executions: mapMembers(json['executions'], readExecution),
    ...(isObject(json['statements']) && { statements: readTexts(json['statements']) }),
  };
}

function readActual(row: Json): ActualFields {
  return {
    valueText: text(row['valueText']),
    completion: text(row['completion']),
    deviationReason: text(row['deviationReason']),
    improvementMeasure: text(row['improvementMeasure']),
  };
}

function readExecution(row: Json): ExecutionFields {
  return {
    annualBudgetInFen: amount(row['annualBudgetInFen']),
    arrivedInFen: amount(row['arrivedInFen']),
    executedInFen: amount(row['executedInFen']),
  };
}

function readTexts(members: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([place, said]) => (typeof said === 'string' ? [[place, said]] : [])),
  );
}

function mapMembers<T>(members: Json, read: (row: Json) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, row]) => (isObject(row) ? [[key, read(row)] as const] : [])),
  );
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function amount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
