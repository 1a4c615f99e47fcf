import { isStatementPlace, type StatementPlace } from '../statement/statement-place.ts';
import type { ActualField, ExecutionField } from '../sync/mutation.ts';

/** The kinds of row that a proposed value can be for. */
export const ProposalSubject = {
  INDICATOR_ACTUAL: 'INDICATOR_ACTUAL',
  FUND_EXECUTION: 'FUND_EXECUTION',
  FORM_STATEMENT: 'FORM_STATEMENT',
} as const;

export type ProposalSubject = keyof typeof ProposalSubject;

/** The field that a value is proposed for; `subjectKey` is the indicator's id, the source of money or the place of a text. */
export type ProposedCell =
  | { readonly subject: 'INDICATOR_ACTUAL'; readonly subjectKey: string; readonly field: ActualField }
  | { readonly subject: 'FUND_EXECUTION'; readonly subjectKey: string; readonly field: ExecutionField }
  | { readonly subject: 'FORM_STATEMENT'; readonly subjectKey: StatementPlace; readonly field: 'text' };

/** What a mutation that could not be applied was about, as far as it can be read. */
export interface Proposal {
  /** Null: no value of a field, e.g. a comment, or something that this release cannot read. */
  readonly cell: ProposedCell | null;
  /** What was entered, as text; amounts are whole fen in decimal digits. */
  readonly value: string | null;
  /** What the person saw when they entered it. */
  readonly base: string | null;
}

const ACTUAL_FIELDS: Readonly<Record<ActualField, true>> = {
  valueText: true,
  completion: true,
  deviationReason: true,
  improvementMeasure: true,
};
const EXECUTION_FIELDS: Readonly<Record<ExecutionField, true>> = {
  annualBudgetInFen: true,
  arrivedInFen: true,
  executedInFen: true,
};

/**
 * Steps of the workflow are bound to what their author saw: they are taken anew or not at all, and propose nothing.
 * So does a decision on a proposal, and the bringing in of another person's work.
 */
const STEPS = /^(?:form|amendment|work)\./;

/** Not storable as text in PostgreSQL, or not one text on every machine; the log keeps the original. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Reads what a mutation proposes, however broken it came: nothing that was entered may disappear because it does not
 * fit.
 *
 * @param cellOfConflict Where a choice between two values belongs to, by the conflict's id.
 * @returns null when it proposes nothing
 */
export function readProposal(
  name: string,
  args: unknown,
  cellOfConflict: (conflictId: string) => ProposedCell | null,
): Proposal | null {
  if (STEPS.test(name)) return null;
  const entered = { cell: null, value: textAt(args, 'value'), base: textAt(args, 'base') };
  switch (name.replace(/@\d+$/, '')) {
    case 'actual.set':
      return readCell(entered, actualCell(args)) ?? unread(args);
    case 'execution.set':
      return readCell(entered, executionCell(args)) ?? unread(args);
    case 'statement.set':
      return readCell(entered, statementCell(args)) ?? unread(args);
    case 'conflict.resolve':
      return { ...entered, cell: cellOfConflict(textAt(args, 'conflictId') ?? '') };
    case 'comment.add':
      return { cell: null, value: textAt(args, 'text'), base: null };
    case 'evidence.add':
      return { cell: null, value: textAt(args, 'fileName'), base: null };
    case 'evidence.remove':
      return { cell: null, value: null, base: null };
    default:
      return unread(args);
  }
}

/** The form that a mutation names, however the rest of it looks. */
export function readFormId(args: unknown): string | null {
  const id = fieldOf(args, 'selfEvaluationId');
  return typeof id === 'string' && id !== '' && id.length <= 64 && textAt(args, 'selfEvaluationId') === id
    ? id
    : null;
}

function readCell(entered: Proposal, cell: ProposedCell | null): Proposal | null {
  return cell && { ...entered, cell };
}

function unread(args: unknown): Proposal {
  return { cell: null, value: JSON.stringify(args) ?? null, base: null };
}

function actualCell(args: unknown): ProposedCell | null {
  const subjectKey = textAt(args, 'indicatorId');
  const field = textAt(args, 'field');
  return subjectKey !== null && field !== null && isOwnKey(ACTUAL_FIELDS, field)
    ? { subject: 'INDICATOR_ACTUAL', subjectKey, field }
    : null;
}

function executionCell(args: unknown): ProposedCell | null {
  const subjectKey = textAt(args, 'source');
  const field = textAt(args, 'field');
  return subjectKey !== null && field !== null && isOwnKey(EXECUTION_FIELDS, field)
    ? { subject: 'FUND_EXECUTION', subjectKey, field }
    : null;
}

function statementCell(args: unknown): ProposedCell | null {
  const place = textAt(args, 'place');
  return place !== null && isStatementPlace(place)
    ? { subject: 'FORM_STATEMENT', subjectKey: place, field: 'text' }
    : null;
}

function isOwnKey<K extends string>(keys: Readonly<Record<K, unknown>>, key: string): key is K {
  return Object.hasOwn(keys, key);
}

function textAt(args: unknown, key: string): string | null {
  const value = fieldOf(args, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(UNSTORABLE, '\uFFFD') : null;
}

function fieldOf(args: unknown, key: string): unknown {
  if (typeof args !== 'object' || args === null || !Object.hasOwn(args, key)) return undefined;
  return (args as Record<string, unknown>)[key]; // an own key of an object
}
