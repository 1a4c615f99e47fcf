import { describe, expect, it } from 'vitest';
import { aFormView } from './form-view.test-support.ts';
import { scoreForm } from './score-form.ts';

const benefit = { level1: '效益指标', level2: '社会效益指标' };

describe('scoreForm', () => {
  it('[S12] gives the published total of the real table: 10 + 58.5 + 30 = 98.5, 优', () => {
    const form = scoreForm(
      aFormView({
        rows: [
          { target: '3', value: '3' },
          { target: '按备案的实施方案相关要求', value: '已推进', completion: '0.9' },
          { target: '100%', value: '100%' },
          { target: '按备案的实施方案相关要求', value: '已完成', completion: '1' },
          { ...benefit, target: '按备案的实施方案相关要求', value: '已完成', completion: '1' },
        ],
      }),
    );
    expect(form.execution.score).toBe(1000);
    expect(form.levels.map(({ shortName, score }) => [shortName, score])).toEqual([
      ['产出', 5850],
      ['效益', 3000],
    ]);
    expect(form.total).toBe(9850);
    expect(form.grade).toBe('优');
  });

  it('shows a range while a row is unfilled: it scores 0 now but can still earn its weight', () => {
    const form = scoreForm(
      aFormView({
        rows: [
          { target: '≥10 项', value: '5', deviationReason: '因', improvementMeasure: '施' },
          { target: '≥10 项' },
          { ...benefit, target: '稳步增长', value: '增加' },
        ],
      }),
    );
    expect(form.total).toBeNull();
    expect(form.grade).toBeNull();
    expect([form.lowest, form.highest]).toEqual([2500, 8500]);
    expect([form.done, form.all, form.missed]).toEqual([2, 3, 1]);
    expect(form.rows.map(({ score }) => score)).toEqual([1500, null, null]);
  });

  it('[SC5] counts an unfilled row of a locked form as 0 for good', () => {
    const form = scoreForm(
      aFormView({
        state: 'APPROVED',
        rows: [
          { target: '≥10 项', value: '10' },
          { target: '≥10 项' },
          { ...benefit, target: '1', value: '1' },
        ],
      }),
    );
    expect([form.total, form.highest, form.grade]).toEqual([7000, 7000, '中']);
  });

  it('reads a bare number aloud with the unit of its target and leaves words alone', () => {
    const { rows } = scoreForm(
      aFormView({
        rows: [
          { target: '≥13 项', value: '１１' },
          { target: '≥90%', value: '97.3' },
          { target: '≥8.3 亿元', value: '85000 万元' },
          { target: '稳步增长', value: '由 86 家增至 97 家' },
        ],
      }),
    );
    expect(rows.map(({ actualText }) => actualText)).toEqual([
      '11 项',
      '97.3%',
      '85000 万元',
      '由 86 家增至 97 家',
    ]);
  });

  it('scores what is typed without changing what is stored', () => {
    const view = aFormView({ rows: [{ id: 'a', target: '≥10 项', value: '10' }] });
    const typed = scoreForm(view, { indicatorId: 'a', values: { valueText: '5' } });
    expect(typed.rows[0]).toMatchObject({ isMissed: true, sum: '60 × 5 ÷ 10', percentText: '50%' });
    expect(scoreForm(view).rows[0]?.isMissed).toBe(false);
  });

  it('asks for words above 130 % of a floor, and owes no measure for it', () => {
    const { rows } = scoreForm(
      aFormView({
        rows: [
          { target: '≥10 项', value: '14' },
          { target: '≥10 项', value: '13' },
        ],
      }),
    );
    expect(rows.map(({ isOvershot }) => isOvershot)).toEqual([true, false]);
    expect(rows.map(({ isMissed }) => isMissed)).toEqual([false, false]);
  });
});
