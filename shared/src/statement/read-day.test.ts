import { describe, expect, it } from 'vitest';
import { readDay } from './read-day.ts';

describe('readDay', () => {
  it.each([
    '2025-03-31',
    '2025-3-31',
    '2025/3/31',
    '2025.3.31',
    '2025年3月31日',
    '２０２５年 3 月 31 日',
    '2025年03月31号',
  ])('[ST2] reads %s as the day that is kept', (text) => {
    expect(readDay(text)).toEqual({ ok: true, day: '2025-03-31' });
  });

  it.each(['2025-02-30', '2025年2月29日', '2025/13/1', '2025-00-10', '0000-01-01'])(
    '[ST2] says that the calendar has no %s',
    (text) => {
      expect(readDay(text)).toEqual({ ok: false, violation: 'NO_SUCH_DAY' });
    },
  );

  it.each(['2025年3月', '2025', '年底前', '2025-03/31', '31.3.2025', ''])(
    '[ST2] takes %j for no day',
    (text) => {
      expect(readDay(text)).toEqual({ ok: false, violation: 'NOT_A_DAY' });
    },
  );
});
