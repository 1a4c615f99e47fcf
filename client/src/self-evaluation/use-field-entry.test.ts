import { effectScope, nextTick, ref, shallowRef } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveResult } from '../local-data/value-state.ts';
import { AUTOSAVE_DELAY_MS, useFieldEntry } from './use-field-entry.ts';

/** A field that takes digits only, over a store in memory. */
function aField({ stored = null, answer = 'saved' }: { stored?: string | null; answer?: SaveResult } = {}) {
  const standing = ref(stored);
  const saves: { value: string | null; seen: string | null }[] = [];
  const drafts: string[] = [];
  const restored = shallowRef<{ text: string; seen: string | null } | null>(null);
  const changes: unknown[] = [];
  /** `reads`: what is saved stands at once, as if the live query had answered. */
  const state = { answer, reads: true };
  const scope = effectScope();
  const entry = scope.run(() =>
    useFieldEntry<string | null>({
      stored: () => standing.value,
      show: (value) => value ?? '',
      read: (text) =>
        /^\d*$/.test(text)
          ? { ok: true, value: text === '' ? null : text }
          : { ok: false, violation: '请填数字' },
      save: (value, seen) => {
        saves.push({ value, seen });
        if (state.answer === 'saved' && state.reads) standing.value = value;
        return Promise.resolve(state.answer);
      },
      draft: { restored, keep: (text) => drafts.push(text) },
      onSaved: (change) => changes.push(change),
    }),
  );
  if (!entry) throw new Error('the scope has ended');
  return { entry, standing, saves, drafts, restored, changes, state, scope };
}

describe('useFieldEntry', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[SY3] keeps a draft with every key and writes once, after the pause', async () => {
    const { entry, saves, drafts } = aField();
    entry.type('1');
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS - 1);
    entry.type('11');
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS - 1);
    expect(saves).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saves).toEqual([{ value: '11', seen: null }]);
    expect(drafts).toEqual(['1', '11']);
  });

  it('writes at once when the field is left, and not again for the pause', async () => {
    const { entry, saves } = aField();
    entry.type('6');
    await entry.commit();
    await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
    expect(saves).toHaveLength(1);
  });

  it('[SY4] is a draft while it is not saved, and none any more when it was saved past the field', async () => {
    const { entry, standing, saves } = aField({ stored: '5', answer: 'not-saved' });
    entry.type('6');
    await entry.commit();
    expect([entry.isNotSaved.value, entry.isTyped.value]).toEqual([true, true]);
    standing.value = '7';
    await nextTick();
    expect([entry.isNotSaved.value, entry.isTyped.value, entry.text.value]).toEqual([true, true, '6']);
    standing.value = '6';
    await nextTick();
    expect([entry.isNotSaved.value, entry.isTyped.value]).toEqual([false, false]);
    await entry.commit();
    expect(saves).toHaveLength(1);
  });

  it('writes nothing when nothing was typed', async () => {
    const { entry, saves } = aField({ stored: '6' });
    await entry.commit();
    expect(saves).toEqual([]);
  });

  it('keeps an invalid text, says what is wrong only after the pause, and writes nothing', async () => {
    const { entry, saves, drafts } = aField({ stored: '6' });
    entry.type('6a');
    await entry.commit();
    expect(entry.text.value).toBe('6a');
    expect(entry.violation.value).toBe('请填数字');
    expect(saves).toEqual([]);
    expect(drafts).toEqual(['6a']);
  });

  it('sends the value that was seen at the first key, not the one a pull brought meanwhile', async () => {
    const { entry, standing, saves } = aField({ stored: '5' });
    entry.type('6');
    standing.value = '7';
    await nextTick();
    expect(entry.text.value).toBe('6');
    await entry.commit();
    expect(saves).toEqual([{ value: '6', seen: '5' }]);
  });

  it('shows what a pull brings while nobody types', async () => {
    const { entry, standing } = aField({ stored: '5' });
    standing.value = '7';
    await nextTick();
    expect(entry.text.value).toBe('7');
  });

  it('shows a restored draft as typed, with the base of its time', async () => {
    const { entry, restored, saves } = aField({ stored: '5' });
    restored.value = { text: '8', seen: '4' };
    await nextTick();
    expect(entry.text.value).toBe('8');
    expect(entry.isTyped.value).toBe(true);
    await entry.commit();
    expect(saves).toEqual([{ value: '8', seen: '4' }]);
  });

  it('[SY4] keeps the text and says so when the write fails, and writes again when told', async () => {
    const { entry, state, saves } = aField({ answer: 'not-saved' });
    entry.type('9');
    await entry.commit();
    expect(entry.isNotSaved.value).toBe(true);
    expect(entry.text.value).toBe('9');
    state.answer = 'saved';
    await entry.commit();
    expect(entry.isNotSaved.value).toBe(false);
    expect(saves).toHaveLength(2);
  });

  it('bases a second change on the first one and tells both, so that each can be undone', async () => {
    const { entry, saves, changes } = aField({ stored: '1' });
    entry.type('2');
    await entry.commit();
    entry.type('3');
    await entry.commit();
    expect(saves).toEqual([
      { value: '2', seen: '1' },
      { value: '3', seen: '2' },
    ]);
    expect(changes).toEqual([
      { before: '1', after: '2' },
      { before: '2', after: '3' },
    ]);
  });

  it('bases a quick third change on the second, though a late reading still brings the first', async () => {
    const { entry, standing, state, saves } = aField({ stored: '1' });
    state.reads = false;
    for (const value of ['2', '3']) {
      entry.type(value);
      await entry.commit();
    }
    standing.value = '2';
    await nextTick();
    expect(entry.text.value).toBe('3');
    entry.type('4');
    await entry.commit();
    expect(saves.at(-1)).toEqual({ value: '4', seen: '3' });
    // What somebody else put there in between is none of ours, and is shown.
    standing.value = '9';
    await nextTick();
    expect(entry.text.value).toBe('9');
  });

  it('does not flicker back to the old value while the written one is read back', async () => {
    const { entry, standing, state } = aField({ stored: '1' });
    state.reads = false;
    entry.type('2');
    await entry.commit();
    expect([entry.text.value, entry.isTyped.value]).toEqual(['2', true]);
    standing.value = '2';
    await nextTick();
    expect([entry.text.value, entry.isTyped.value]).toEqual(['2', false]);
  });

  it('writes once when the field is left by Enter and by moving on', async () => {
    const { entry, saves } = aField();
    entry.type('4');
    await Promise.all([entry.commit(), entry.commit()]);
    expect(saves).toEqual([{ value: '4', seen: null }]);
  });

  it('writes a valid text when the field goes away', async () => {
    const { entry, saves, scope } = aField();
    entry.type('4');
    scope.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(saves).toEqual([{ value: '4', seen: null }]);
  });
});
