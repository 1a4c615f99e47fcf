import { effectScope, ref, type EffectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnchoredBlock } from './outline.ts';
import { useGrowingPaper } from './use-growing-paper.ts';

const BLOCKS = Array.from({ length: 100 }, (_, index): AnchoredBlock => ({
  anchor: `report-preface-${index}`,
  section: 'PREFACE',
  block: { kind: 'PARAGRAPH', spans: [] },
  isOnItsSide: false,
}));

describe('useGrowingPaper', () => {
  const browser = new EventTarget();
  let scope: EffectScope;
  beforeEach(() => {
    vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
    vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
    scope = effectScope();
  });
  afterEach(() => {
    scope.stop();
  });

  /** Long enough for a timer that still runs to show itself, or to have ended. */
  const nextTimers = () => new Promise((resolve) => setTimeout(resolve, 50));
  const paper = () => scope.run(() => useGrowingPaper(BLOCKS)) ?? expect.fail('the scope is over');

  it('gives the first blocks at once, and all of them by and by, in their order', async () => {
    const { shown, isWhole } = paper();
    expect([shown.value.length < BLOCKS.length, isWhole.value]).toEqual([true, false]);
    await expect.poll(() => isWhole.value).toBe(true);
    expect(shown.value).toEqual(BLOCKS);
  });

  it('gives what the report gets after it was whole', async () => {
    const blocks = ref(BLOCKS.slice(0, 30));
    const { shown } = scope.run(() => useGrowingPaper(blocks)) ?? expect.fail('the scope is over');
    await expect.poll(() => shown.value.length).toBe(30);
    await nextTimers();
    blocks.value = BLOCKS;
    await nextTimers();
    expect(shown.value).toEqual(BLOCKS);
  });

  it('gives all of them to whoever goes further down, and to the printer', async () => {
    const followed = paper();
    await followed.complete();
    expect(followed.shown.value).toEqual(BLOCKS);
    const printed = paper();
    browser.dispatchEvent(new Event('beforeprint'));
    expect(printed.shown.value).toEqual(BLOCKS);
  });
});
