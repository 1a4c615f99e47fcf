import 'fake-indexeddb/auto';
import { DEFAULT_FORMULA } from '@attain/shared/allotment-proposal/allotment-formula';
import { expect, describe, it, onTestFinished, vi } from 'vitest';
import { computed, createApp, effectScope, nextTick, shallowRef, type ShallowRef } from 'vue';
import { readStoredPlan } from '../local-data/allotment-plans.ts';
import type { LocalDatabase } from '../local-data/database.ts';
import { WORKSPACE } from '../local-data/workspace.ts';
import { aDatabase, aWorkspace } from '../local-data/workspace.test-support.ts';
import { DEFAULT_PLAN, readAllotmentPlan } from './allotment-plan.ts';
import { useAllotmentPlan } from './use-allotment-plan.ts';

type Plan = ReturnType<typeof useAllotmentPlan>;

/** The composable as a page runs it, without a page. */
async function planOf(database: LocalDatabase, roundId: ShallowRef<string | null>): Promise<Plan> {
  const app = createApp({ render: () => null });
  app.provide(WORKSPACE, shallowRef(aWorkspace(database)));
  const scope = effectScope();
  onTestFinished(() => scope.stop());
  const plan = app.runWithContext(() => scope.run(() => useAllotmentPlan(computed(() => roundId.value))));
  if (!plan) throw new Error('the scope was stopped');
  await expect.poll(() => plan.isLoaded.value).toBe(true);
  return plan;
}

const halved = { ...DEFAULT_FORMULA, gradeFactors: { ...DEFAULT_FORMULA.gradeFactors, 差: '0.5' } };

describe('useAllotmentPlan', () => {
  it('keeps what is tried out on the device, for each round by itself', async () => {
    const database = aDatabase();
    const round = shallowRef<string | null>('2024');
    const plan = await planOf(database, round);
    plan.change('sum', { sumInFen: 500 });
    plan.change('grade', { formula: halved });
    await expect
      .poll(async () => readAllotmentPlan(await readStoredPlan(database, '2024'))?.formula)
      .toEqual(halved);

    const again = await planOf(database, shallowRef('2024'));
    expect(again.plan.value).toEqual({ sumInFen: 500, formula: halved, assumedScores: {} });
    round.value = '2025';
    await nextTick();
    await expect.poll(() => plan.isLoaded.value).toBe(true);
    expect(plan.plan.value).toBe(DEFAULT_PLAN);
  });

  it('goes back field by field: typing on in one field is one step', async () => {
    const plan = await planOf(aDatabase(), shallowRef('round'));
    plan.change('sum', { sumInFen: 1 });
    plan.change('sum', { sumInFen: 12 });
    plan.change('grade', { formula: halved });
    plan.undo();
    expect(plan.plan.value).toMatchObject({ sumInFen: 12, formula: DEFAULT_FORMULA });
    plan.undo();
    expect(plan.plan.value).toBe(DEFAULT_PLAN);
    expect(plan.canUndo.value).toBe(false);
    plan.undo();
    expect(plan.plan.value).toBe(DEFAULT_PLAN);
  });

  it('forgets everything on reset, and takes the reset back', async () => {
    const database = aDatabase();
    const plan = await planOf(database, shallowRef('round'));
    plan.change('sum', { sumInFen: 7 });
    plan.reset();
    await expect.poll(() => readStoredPlan(database, 'round')).toBeUndefined();
    expect(plan.isChanged.value).toBe(false);
    plan.undo();
    expect(plan.plan.value.sumInFen).toBe(7);
    await expect.poll(() => readStoredPlan(database, 'round')).toMatchObject({ sumInFen: 7 });
  });

  it('says when the device did not take it', async () => {
    const plan = await planOf(aDatabase(), shallowRef('round'));
    const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    onTestFinished(() => broken.mockRestore());
    plan.change('sum', { sumInFen: 7 });
    await expect.poll(() => plan.isNotKept.value).toBe(true);
    expect(plan.plan.value.sumInFen).toBe(7);
    expect(plan.isKept.value).toBe(false);
  });
});

describe('readAllotmentPlan', () => {
  it.each([
    [null],
    [{}],
    [{ ...DEFAULT_PLAN, sumInFen: -1 }],
    [{ ...DEFAULT_PLAN, sumInFen: 0.5 }],
    [{ ...DEFAULT_PLAN, formula: { ...DEFAULT_FORMULA, version: 9 } }],
    [{ ...DEFAULT_PLAN, assumedScores: null }],
  ])('takes %j for none', (json) => {
    expect(readAllotmentPlan(json)).toBeNull();
  });

  it('leaves out assumed scores that are none', () => {
    expect(
      readAllotmentPlan({ ...DEFAULT_PLAN, assumedScores: { a: 9000, b: 10_001, c: '90' } })?.assumedScores,
    ).toEqual({ a: 9000 });
  });
});
