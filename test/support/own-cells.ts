import type { NewEntry } from '../../client/src/local-data/mutation-chain.ts';
import type { Phone } from './phone.ts';

/** The cells that a phone's person may fill in, each written at most once per round of a test. */
export async function cellsOf({
  database,
}: Phone): Promise<readonly { formId: string; indicatorId: string }[]> {
  const forms = await database.selfEvaluations.filter(({ state }) => state === 'DRAFT').toArray();
  const rows = await database.indicatorActuals
    .where('selfEvaluationId')
    .anyOf(forms.map(({ id }) => id))
    .toArray();
  return rows
    .map(({ selfEvaluationId, indicatorId }) => ({ formId: selfEvaluationId, indicatorId }))
    .sort((a, b) => a.indicatorId.localeCompare(b.indicatorId));
}

/** Sets the measure of some cells to a text of its own, on the base that the phone's own rows show. */
export async function enterMeasures(phone: Phone, from: number, count: number, text: string): Promise<void> {
  const cells = (await cellsOf(phone)).slice(from, from + count);
  if (cells.length < count) throw new Error(`the phone has ${cells.length} of ${count} cells`);
  const entries = cells.map(async ({ formId, indicatorId }): Promise<NewEntry> => {
    const row = await phone.database.indicatorActuals
      .where('selfEvaluationId')
      .equals(formId)
      .and((actual) => actual.indicatorId === indicatorId)
      .first();
    const base = row?.improvementMeasure ?? null;
    const value = `${text} ${indicatorId}`;
    return {
      name: 'actual.set@1',
      args: { selfEvaluationId: formId, indicatorId, field: 'improvementMeasure', value, base },
    };
  });
  await phone.enter(await Promise.all(entries));
}
