import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { enterMutations } from '../local-data/outbox.ts';
import { aDatabase, DEVICE, setValue } from '../local-data/workspace.test-support.ts';
import { countsText, diagnosticsText } from './diagnostics-text.ts';
import { loadDiagnostics } from './load-diagnostics.ts';

describe('diagnostics', () => {
  it('count what waits and hold no word of what was entered', async () => {
    const database = aDatabase();
    await enterMutations(database, [setValue('机密之数'), setValue('2', 'revenue')], DEVICE);
    await database.drafts.put({ key: 'k', text: '机密之半句', seen: null, savedAt: '' });
    const facts = await loadDiagnostics(database);
    expect(facts).toMatchObject({
      schema: database.verno,
      pending: 2,
      pendingByName: 'actual.set@1 2',
      oldestPending: '2025-01-02T03:00:00.000Z',
      drafts: 1,
      attention: 0,
      lastOutcome: null,
    });
    expect(JSON.stringify(facts)).not.toContain('机密');
  });

  it('say each fact on a line, and what is not known as such', () => {
    expect(
      diagnosticsText([
        ['a', 1],
        ['b', null],
        ['c', false],
      ]),
    ).toBe('a: 1\nb: -\nc: false');
    expect(countsText(['PARKED', 'APPLIED', 'PARKED'])).toBe('APPLIED 1, PARKED 2');
    expect(countsText([])).toBeNull();
  });
});
