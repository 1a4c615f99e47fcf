import type { MutationName } from '@attain/shared/sync/mutation';

const VALUE_ENTRIES: readonly MutationName[] = ['actual.set@1', 'execution.set@1', 'statement.set@1'];

/** Whether it puts a value into a field: a later one for the same field takes its place. */
export function isValueEntry(name: MutationName): boolean {
  return VALUE_ENTRIES.includes(name);
}
