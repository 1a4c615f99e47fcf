import type { Locator } from 'playwright-core';

/**
 * Types values into a field one after the other and leaves it each time, as fast as the phone writes them down: the
 * next one comes when the one before lies in the outbox.
 *
 * @returns How long that took for each, in milliseconds.
 */
export function typeMany(field: Locator, values: readonly string[]): Promise<number[]> {
  return field.evaluate(async (input, typed) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('no field to type into');
    const { name = '' } =
      (await indexedDB.databases()).find((found) => /^attain-(?!device)/.test(found.name ?? '')) ?? {};
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('no database'));
    });
    // Another tab writes too: the last few are looked through.
    const isInOutbox = (value: string) =>
      new Promise<boolean>((resolve) => {
        const reading = database
          .transaction('outbox')
          .objectStore('outbox')
          .index('seq')
          .openCursor(null, 'prev');
        let looked = 0;
        reading.onsuccess = () => {
          const cursor = reading.result;
          const record = cursor?.value as { args?: { value?: unknown } } | undefined;
          if (!cursor || ++looked > 8) resolve(false);
          else if (record?.args?.value === value) resolve(true);
          else cursor.continue();
        };
      });
    const waited: number[] = [];
    for (const value of typed) {
      const begun = performance.now();
      input.focus();
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new FocusEvent('blur'));
      for (let waits = 0; !(await isInOutbox(value)); waits += 1) {
        if (waits > 1000) throw new Error(`${value} was not written down`);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      waited.push(Math.round(performance.now() - begun));
    }
    database.close();
    return waited;
  }, values);
}
