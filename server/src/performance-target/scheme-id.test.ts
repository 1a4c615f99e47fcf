import { describe, expect, it } from 'vitest';
import { schemeIdOf } from './scheme-id.ts';

describe('schemeIdOf', () => {
  it('[SC16] knows a scheme by its content, in whatever order it is written', () => {
    const id = schemeIdOf({ execution: 10, levels: { 产出指标: 60, 效益指标: 30 } });
    expect(id).toBe(schemeIdOf({ levels: { 效益指标: 30, 产出指标: 60 }, execution: 10 }));
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(id).not.toBe(schemeIdOf({ execution: 10, levels: { 产出指标: 30, 效益指标: 60 } }));
    expect(schemeIdOf(null)).toBe(schemeIdOf({}));
  });
});
