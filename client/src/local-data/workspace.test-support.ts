import { expect, onTestFinished, vi } from 'vitest';
import { FORM_ID } from '../sync/rows.test-support.ts';
import { LocalDatabase } from './database.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { NewEntry } from './mutation-chain.ts';
import { createNotSavedList } from './not-saved.ts';
import type { Workspace } from './workspace.ts';

let databases = 0;

export function aDatabase(name = `${expect.getState().currentTestName ?? ''} ${++databases}`): LocalDatabase {
  const database = new LocalDatabase(name);
  onTestFinished(() => database.close());
  return database;
}

export const DEVICE = { wallMs: Date.parse('2025-01-02T03:00:00.000Z'), monoMs: 5, timeZone: 'Asia/Urumqi' };

export function setValue(value: string, indicatorId = 'patents'): NewEntry {
  return {
    name: 'actual.set@1',
    args: { selfEvaluationId: FORM_ID, indicatorId, field: 'valueText', value, base: null },
  };
}

export function aWorkspace(database: LocalDatabase): Workspace {
  return {
    userId: 'user-1',
    database,
    drafts: createDraftKeeper(database),
    notSaved: createNotSavedList(),
    reader: { displayName: '填报人', grants: [] },
    deviceTime: () => DEVICE,
    onEntered: () => undefined,
  };
}

/** IndexedDB fails every write into the outbox until `mend` is called. */
export function breakOutbox(name = 'QuotaExceededError') {
  const original = methodOf(IDBObjectStore.prototype, 'add');
  const broken = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (this.name === 'outbox') throw new DOMException('no room', name);
    return original.apply(this, args);
  });
  return { mend: () => broken.mockRestore() };
}

/** Every use of IndexedDB fails as WebKit does when its process is gone, until `mend` is called. */
export function loseConnection() {
  let attempts = 0;
  const broken = vi.spyOn(IDBTransaction.prototype, 'objectStore').mockImplementation(() => {
    attempts += 1;
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
  });
  return { mend: () => broken.mockRestore(), attempts: () => attempts };
}

/** A method to call later with another `this`. */
export function methodOf<T extends object, K extends keyof T>(prototype: T, name: K): T[K] {
  return prototype[name];
}
