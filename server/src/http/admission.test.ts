import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';

/** An admission with a clock of its own, whose calls end one by one when they are told to. */
function createDesk() {
  let nowMs = 0;
  const admission = new Admission(() => nowMs);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const calls: Promise<number>[] = [];
  return {
    admission,
    begun,
    calls,
    come(count: number, caller?: string) {
      for (let i = 0; i < count; i += 1) {
        const n = calls.length;
        calls.push(
          admission.run(caller ?? `phone ${n}`, () => {
            begun.push(n);
            return new Promise((resolve) => ends.push(() => resolve(n)));
          }),
        );
      }
    },
    async endFirst(afterMs: number) {
      nowMs += afterMs;
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    pass: (ms: number) => (nowMs += ms),
  };
}

describe('[FT-74] admission', () => {
  it('works on four calls at once, and takes the others in the order in which they came', async () => {
    const desk = createDesk();
    desk.come(7);
    expect(desk.begun).toEqual([0, 1, 2, 3]);
    await desk.endFirst(1);
    await desk.endFirst(1);
    expect(desk.begun).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await desk.calls[0]).toBe(0);
  });

  it('has room again for four once everybody is gone', async () => {
    const desk = createDesk();
    desk.come(6);
    for (let i = 0; i < 6; i += 1) await desk.endFirst(1);
    desk.come(5);
    expect(desk.begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('sends nobody away while 64 or fewer wait, and the next one for a second', () => {
    const desk = createDesk();
    desk.come(4 + 63);
    expect(desk.admission.refusal('a phone')).toBeNull();
    desk.come(1);
    expect(desk.admission.refusal('another phone')).toBe(1);
  });

  it('serves who was answered a moment ago before all who have just come, and sends them not away', async () => {
    const desk = createDesk();
    desk.come(4 + 64);
    await desk.endFirst(1);
    expect(desk.admission.refusal('a late phone')).toBeNull();
    desk.come(1);
    expect(desk.admission.refusal('a late phone')).toBe(1);
    expect(desk.admission.refusal('phone 0')).toBeNull();
    desk.come(1, 'phone 0');
    await desk.endFirst(1);
    expect(desk.begun).toEqual([0, 1, 2, 3, 4, 69]);
  });

  it('takes who comes later than ten seconds after an answer for somebody who has just come', async () => {
    const desk = createDesk();
    desk.come(4 + 65);
    await desk.endFirst(1);
    desk.pass(10_000);
    expect(desk.admission.refusal('phone 0')).toBeNull();
    desk.pass(1);
    expect(desk.admission.refusal('phone 0')).toBe(1);
  });

  it('gives every fourth place to somebody who has just come', async () => {
    const desk = createDesk();
    desk.come(4 + 65);
    await desk.endFirst(1);
    desk.come(64, 'phone 0');
    for (let i = 0; i < 7; i += 1) await desk.endFirst(1);
    expect(desk.begun.slice(4)).toEqual([4, 69, 70, 5, 71, 72, 73, 6]);
  });

  it('has room for 64 who go on, and no more', async () => {
    const desk = createDesk();
    desk.come(4 + 65);
    await desk.endFirst(1);
    desk.come(64, 'phone 0');
    expect(desk.admission.refusal('phone 0')).toBe(1);
  });

  it('asks each who is sent away to come later than the one before, two and a half minutes at most', () => {
    const desk = createDesk();
    desk.come(4 + 64);
    const asked = Array.from({ length: 30_000 }, () => desk.admission.refusal('a phone') ?? 0);
    expect(asked).toEqual([...asked].sort((a, b) => a - b));
    // Three calls of 10 ms on four places: 7.5 ms each.
    expect(asked[7999]).toBe(60);
    expect(asked.at(-1)).toBe(150);
  });

  it('forgets who was sent away as their time comes', () => {
    const desk = createDesk();
    desk.come(4 + 64);
    for (let i = 0; i < 8000; i += 1) desk.admission.refusal('a phone');
    desk.pass(59_000);
    expect(desk.admission.refusal('a phone')).toBe(2);
    desk.pass(600_000);
    expect(desk.admission.refusal('a phone')).toBe(1);
  });

  it('asks for more patience where calls take longer', async () => {
    const desk = createDesk();
    desk.come(4 + 64 + 1000);
    for (let i = 0; i < 1000; i += 1) await desk.endFirst(250);
    for (let i = 0; i < 100; i += 1) desk.admission.refusal('a phone');
    // Each of four calls at once took a second: three calls on four places are 750 ms for each of a hundred.
    expect(desk.admission.refusal('a phone')).toBeGreaterThan(70);
  });

  it('asks for little more after a few calls that took very long', async () => {
    const desk = createDesk();
    desk.come(4 + 64 + 40);
    for (let i = 0; i < 40; i += 1) await desk.endFirst(2500);
    for (let i = 0; i < 1000; i += 1) desk.admission.refusal('a phone');
    // Ten seconds each would be two hours for a thousand; by what was usual it is 7.5 s.
    expect(desk.admission.refusal('a phone')).toBeLessThan(15);
  });

  it('hands the place on when a call fails', async () => {
    const admission = new Admission(() => 0);
    const failing = Array.from({ length: 5 }, () =>
      admission.run('a phone', () => Promise.reject(new Error('broken'))),
    );
    const ends = await Promise.allSettled(failing);
    expect(ends.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(await admission.run('a phone', () => Promise.resolve('served'))).toBe('served');
  });
});
