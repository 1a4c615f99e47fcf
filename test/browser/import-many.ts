import type { Page } from 'playwright-core';
import { newId } from '../../client/src/local-data/new-id.ts';
import type { OutboxPage } from './pages/outbox-page.ts';
import { readStore } from './read-store.ts';

export interface ImportedValue {
  /** Its whole name. */
  readonly indicator: string;
  readonly text: string;
}

interface StoredSet {
  readonly device: object;
  readonly args: { readonly selfEvaluationId: string; readonly indicatorId: string };
}

/**
 * Brings values of the signed-in person in as a backup does that they exported on an earlier phone. Something was
 * entered on this one before.
 *
 * @param last What stands in each row, by indicator; kept up to date.
 */
export async function importMany(
  outbox: OutboxPage,
  url: string,
  values: readonly ImportedValue[],
  last: Map<string, string>,
  wallMs: number,
): Promise<void> {
  await outbox.open(url);
  const { page } = outbox;
  const stored = await readStore<StoredSet>(page, 'outbox');
  const model = stored.find(({ args }) => 'field' in args);
  if (!model) throw new Error('nothing was entered before');
  const indicators = await readStore<{ id: string; level3: string; targetTableId: string }>(
    page,
    'indicators',
  );
  const table = indicators.find(({ id }) => id === model.args.indicatorId)?.targetTableId;
  const idOf = new Map(
    indicators.filter((row) => row.targetTableId === table).map(({ id, level3 }) => [level3, id]),
  );
  const pending = values.map(({ indicator, text }, index) => {
    const base = last.get(indicator) ?? null;
    last.set(indicator, text);
    const args = { ...model.args, indicatorId: idOf.get(indicator), value: text, base };
    const device = { ...model.device, wallMs };
    return { ...model, id: newId(wallMs), seq: index + 1, args, device };
  });
  const file = {
    ...{ format: 'attain-unsent-work', version: 1, userId: await userIdOf(page), epoch: null },
    ...{ pending, needsAttention: [], drafts: [] },
  };
  const buffer = Buffer.from(JSON.stringify(file));
  await outbox.import({ name: 'attain.json', mimeType: 'application/json', buffer });
  await page.getByText(`已导入 ${values.length} 项`).waitFor();
}

async function userIdOf(page: Page): Promise<string> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
  return (
    /^attain-(?!device)(.+)$/.exec(names.find((name) => /^attain-(?!device)/.test(name)) ?? '')?.[1] ?? ''
  );
}
