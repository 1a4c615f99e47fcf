import { describe, expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { usePaged } from './use-paged.ts';

function aList(length: number) {
  const items = shallowRef(Array.from({ length }, (_, index) => index));
  return { items, paged: usePaged(() => items.value) };
}

describe('usePaged', () => {
  it('shows a short list whole and has no more', () => {
    const { paged } = aList(50);
    expect(paged.shown.value).toHaveLength(50);
    expect(paged.left.value).toBe(0);
  });

  it('shows more and more of a long one, in its order, and all of it in the end', () => {
    const { items, paged } = aList(120);
    expect([paged.shown.value.length, paged.next.value, paged.left.value]).toEqual([50, 50, 70]);
    expect(paged.showMore()).toBe(50);
    expect([paged.shown.value.length, paged.next.value, paged.left.value]).toEqual([100, 20, 20]);
    expect(paged.showMore()).toBe(100);
    expect(paged.shown.value).toEqual(items.value);
    expect([paged.next.value, paged.left.value]).toEqual([0, 0]);
  });

  it('goes on from what is shown when the list has become shorter meanwhile', () => {
    const { items, paged } = aList(300);
    paged.showMore();
    paged.showMore();
    items.value = items.value.slice(0, 20);
    expect(paged.showMore()).toBe(20);
    items.value = Array.from({ length: 300 }, (_, index) => index);
    expect(paged.shown.value).toHaveLength(70);
  });
});
