import { assembleForm } from './assemble-form.ts';
import type { FormView } from './form-view.ts';
import { isValueEntry } from './is-value-entry.ts';
import { loadForm } from './load-forms.ts';
import type { NewEntry } from './mutation-chain.ts';
import { formOfMutation } from './mutation-owner.ts';
import type { AnyMutation } from './stored-records.ts';
import type { Workspace } from './workspace.ts';

/** Whether a mutation means the same when it is entered again. A decision does not: it needs a new look. */
export function isRepeatable(name: AnyMutation['name']): boolean {
  return isValueEntry(name) || name === 'comment.add@1';
}

/**
 * The same entry once more, for what stands in its place now: the base of a value is what the person sees there,
 * their own latest one included. Null when its form is not on this device, or when it is not repeatable.
 */
export async function entryOnTop(
  { database, reader }: Pick<Workspace, 'database' | 'reader'>,
  mutation: AnyMutation,
): Promise<NewEntry | null> {
  const formId = formOfMutation(mutation);
  const rows = formId === null ? undefined : await loadForm(database, formId);
  return rows && isRepeatable(mutation.name) ? onTopOf(mutation, assembleForm(rows, reader)) : null;
}

function onTopOf(mutation: AnyMutation, { rows, executions, statementAt }: FormView): NewEntry {
  switch (mutation.name) {
    case 'actual.set@1': {
      const { args } = mutation;
      const row = rows.find(({ indicator }) => indicator.id === args.indicatorId);
      return { name: mutation.name, args: { ...args, base: row?.values[args.field] ?? null } };
    }
    case 'execution.set@1': {
      const { args } = mutation;
      const row = executions.find(({ source }) => source === args.source);
      return { name: mutation.name, args: { ...args, base: row?.values[args.field] ?? null } };
    }
    case 'statement.set@1': {
      const { args } = mutation;
      return { name: mutation.name, args: { ...args, base: statementAt(args.place).value } };
    }
    case 'comment.add@1':
      return { name: mutation.name, args: mutation.args };
    default:
      throw new Error(`${mutation.name} cannot be entered again without a new look`);
  }
}
