import { describe, expect, it } from 'vitest';
import { aFormView, aUnit } from '../scoring/form-view.test-support.ts';
import { scoreForm } from '../scoring/score-form.ts';
import { heatTable } from './heat-table.ts';

const units = [aUnit(), aUnit({ id: 'urumqi' })];
const forms = [
  aFormView({
    id: 'a',
    rows: [
      { level3: '专利', target: '≥10 项', value: '9' },
      { level3: '收入', target: '≥10 亿元', value: '8' },
      { level3: '数量', target: '≥10 家', value: '12' },
      { level3: '增长', target: '稳步增长', value: '有所增加' },
    ],
  }),
  aFormView({ id: 'b', unit: aUnit({ id: 'urumqi' }), rows: [{ level3: '专利', target: '≥10 项' }] }),
].map((view) => scoreForm(view));

describe('heatTable', () => {
  const [group] = heatTable(units, forms);

  it('puts indicators of one name into one row and counts the reported cells', () => {
    expect(group?.rows.map(({ name }) => name)).toEqual(['专利', '收入', '数量', '增长']);
    expect([group?.done, group?.all]).toEqual([4, 5]);
  });

  it('tells a small miss from a big one at 90 %', () => {
    expect(group?.rows.map(({ cells }) => [cells[0]?.level, cells[0]?.text])).toEqual([
      ['below', '90%'],
      ['far-below', '80%'],
      ['met', '120%'],
      ['none', '待评定'],
    ]);
  });

  it('shows what nobody reported and what was never issued as two things, neither as zero', () => {
    expect(group?.rows[0]?.cells[1]).toMatchObject({ level: 'none', text: null });
    expect(group?.rows[1]?.cells[1]).toMatchObject({ level: 'absent', text: null });
  });
});
