import type { Page } from 'playwright-core';

/** Everything in one store of the signed-in person's database, in the order of its keys. */
export function readStore<T>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(async (from) => {
    const { name = '' } =
      (await indexedDB.databases()).find((found) => /^attain-(?!device)/.test(found.name ?? '')) ?? {};
    const answer = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`${from} is not read`));
      });
    const database = await answer(indexedDB.open(name));
    const rows = await answer(database.transaction(from).objectStore(from).getAll() as IDBRequest<T[]>);
    database.close();
    return rows;
  }, store);
}
