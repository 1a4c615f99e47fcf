import type { FindingAct } from '@attain/shared/finding-answer/finding-act';
import type { FindingAnswerRow } from '../api/form-rows.ts';
import { readPull } from './chain-state.ts';
import { enteredAtOf, layersOf, type Layer } from './layers.ts';
import type { ValueState } from './value-state.ts';
import type { Workspace } from './workspace.ts';

/** What somebody did about a finding, and how far that has come. */
export interface FindingActView extends FindingAct, Pick<FindingAnswerRow, 'authorName' | 'createdAt'> {
  readonly sync: Exclude<ValueState, 'none'>;
}

/** All acts on the findings of a round, with those entered here that have not been pulled yet. */
export async function loadFindingActs(
  { database, reader }: Pick<Workspace, 'database' | 'reader'>,
  roundId: string,
): Promise<readonly FindingActView[]> {
  const [rows, outbox, kept, pull] = await Promise.all([
    database.findingAnswers.where('roundId').equals(roundId).toArray(),
    database.outbox.toArray(),
    database.kept.toArray(),
    readPull(database),
  ]);
  return overlayFindingActs(roundId, rows, layersOf(outbox, kept, pull), reader.displayName);
}

/** What is under way comes after everything that the server has: there it will be the next in order. */
export function overlayFindingActs(
  roundId: string,
  rows: readonly FindingAnswerRow[],
  layers: readonly Layer[],
  ownName: string,
): readonly FindingActView[] {
  const acts: FindingActView[] = rows.map((row) => ({ ...row, sync: 'delivered' }));
  const known = new Set(rows.map(({ id }) => id));
  for (const { mutation, state } of layers) {
    if (mutation.name !== 'finding.answer@1' && mutation.name !== 'finding.revoke@1') continue;
    if (mutation.args.roundId !== roundId || known.has(mutation.id)) continue;
    const { key, fingerprint, reason } = mutation.args;
    const ordinals = acts.filter(({ findingKey }) => findingKey === key).map(({ ordinal }) => ordinal);
    acts.push({
      id: mutation.id,
      findingKey: key,
      kind: mutation.name === 'finding.answer@1' ? 'ANSWER' : 'REVOCATION',
      fingerprint,
      reason,
      answerId: mutation.name === 'finding.revoke@1' ? mutation.args.answerId : null,
      ordinal: Math.max(0, ...ordinals) + 1,
      authorName: ownName,
      createdAt: enteredAtOf(mutation),
      sync: state === 'none' ? 'saved-here' : state,
    });
  }
  return acts;
}
