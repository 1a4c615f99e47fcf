import { assembleForm } from './assemble-form.ts';
import { enter } from './enter.ts';
import type { FormView } from './form-view.ts';
import { isValueEntry } from './is-value-entry.ts';
import { loadForm } from './load-forms.ts';
import type { NewEntry } from './mutation-chain.ts';
import { formOfMutation } from './mutation-owner.ts';
import type { AnyMutation } from './stored-records.ts';
import type { SaveResult } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/** Whether a refused mutation means the same when it is entered again. A decision does not: it needs a new look. */
export function isRepeatable(name: AnyMutation['name']): boolean {
  return isValueEntry(name) || name === 'comment.add@1';
}

/** Enters a refused mutation again, on top of what stands now, and settles the refusal by it. */
export async function repeatAttention(workspace: Workspace, mutationId: string): Promise<SaveResult> {
  const { database, reader } = workspace;
  const refused = await database.kept.get(mutationId);
  const formId = refused && formOfMutation(refused);
  if (!refused || !formId) return 'saved';
  const rows = await loadForm(database, formId);
  if (!rows) throw new Error(`form ${formId} is not on this device`);
  const entry = onTopOf(refused, assembleForm(rows, reader));
  return enter(workspace, [entry], { closes: [mutationId] });
}

function onTopOf(refused: AnyMutation, { rows, executions, statementAt }: FormView): NewEntry {
  switch (refused.name) {
    case 'actual.set@1': {
      const { args } = refused;
      const row = rows.find(({ indicator }) => indicator.id === args.indicatorId);
      return { name: refused.name, args: { ...args, base: row?.values[args.field] ?? null } };
    }
    case 'execution.set@1': {
      const { args } = refused;
      const row = executions.find(({ source }) => source === args.source);
      return { name: refused.name, args: { ...args, base: row?.values[args.field] ?? null } };
    }
    case 'statement.set@1': {
      const { args } = refused;
      return { name: refused.name, args: { ...args, base: statementAt(args.place).value } };
    }
    case 'comment.add@1':
      return { name: refused.name, args: refused.args };
    default:
      throw new Error(`${refused.name} cannot be entered again without a new look`);
  }
}
