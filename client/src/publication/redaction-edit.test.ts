import type { Redaction } from '@attain/shared/publication/redaction';
import { describe, expect, it } from 'vitest';
import { isTakenOut, toggle } from './redaction-edit.ts';

const phone: Redaction = { text: '13812345678', kind: 'MOBILE' };
const own: Redaction = { text: '某企业', kind: 'OTHER' };

describe('toggle', () => {
  it('keeps a decision on every suggestion, and forgets an added text that is taken back', () => {
    const first = { takenOut: [phone, own], dismissed: [] };
    const kept = toggle(first, phone, [phone]);
    expect(kept).toEqual({ takenOut: [own], dismissed: ['13812345678'] });
    expect(toggle(kept, phone, [phone])).toEqual({ takenOut: [own, phone], dismissed: [] });
    expect(toggle(first, own, [phone])).toEqual({ takenOut: [phone], dismissed: [] });
    expect([isTakenOut(kept, '某企业'), isTakenOut(kept, '13812345678')]).toEqual([true, false]);
  });
});
