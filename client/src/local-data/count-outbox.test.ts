import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { OrgUnitRow } from '../api/reference-rows.ts';
import { aConflict, aForm } from '../sync/rows.test-support.ts';
import { countOutbox } from './count-outbox.ts';
import { loadOutbox } from './load-outbox.ts';
import { enterMutations } from './outbox.ts';
import { aDatabase, DEVICE, setValue } from './workspace.test-support.ts';

const GRANTS = [{ role: 'PREPARER', path: '/650000/650100/' }] as const;

const at = (iso: string) => ({ ...DEVICE, wallMs: Date.parse(iso) });

describe('countOutbox', () => {
  it('counts nothing on a new device, and says nothing of its age', async () => {
    expect(await countOutbox(aDatabase(), GRANTS)).toEqual({
      pendingCount: 0,
      attentionCount: 0,
      oldestPendingAt: null,
      lastPulledAt: null,
    });
  });

  it('tells the oldest by the clock, also when the clock stood in another year at the first entry', async () => {
    const database = aDatabase();
    for (const day of ['2099-06-01', '2025-01-02', '2025-01-01', '2025-01-03'])
      await enterMutations(database, [setValue(day)], at(`${day}T03:00:00.000Z`));
    expect(await countOutbox(database, GRANTS)).toMatchObject({
      pendingCount: 4,
      oldestPendingAt: '2025-01-01T03:00:00.000Z',
    });
  });

  it('counts what the page 同步 lists for this person, until they have chosen between the two values', async () => {
    const database = aDatabase();
    await database.selfEvaluations.bulkPut([aForm(), aForm({ id: 'form-2', orgUnitId: 'unit-2' })]);
    await database.orgUnits.bulkPut([
      { id: 'unit-1', path: '/650000/650100/' },
      { id: 'unit-2', path: '/650000/652300/' },
    ] as OrgUnitRow[]);
    const conflict = aConflict({ id: 'mine' });
    await database.fieldConflicts.bulkPut([
      conflict,
      aConflict({ id: 'of-others', selfEvaluationId: 'form-2' }),
      aConflict({ id: 'resolved', state: 'RESOLVED' }),
    ]);
    expect((await loadOutbox(database, GRANTS)).conflicts.map(({ id }) => id)).toEqual(['mine']);
    expect((await countOutbox(database, GRANTS)).attentionCount).toBe(1);

    const { selfEvaluationId } = conflict;
    const args = { selfEvaluationId, conflictId: 'mine', value: '6', base: '7' };
    await enterMutations(database, [{ name: 'conflict.resolve@1', args }], DEVICE);
    expect((await loadOutbox(database, GRANTS)).conflicts).toEqual([]);
    expect(await countOutbox(database, GRANTS)).toMatchObject({ attentionCount: 0, pendingCount: 1 });
  });
});
