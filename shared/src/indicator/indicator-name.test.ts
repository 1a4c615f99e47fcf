import { describe, expect, it } from 'vitest';
import { comparableName, measuresBudgetExecution } from './indicator-name.ts';

describe('comparableName', () => {
  it.each([
    '支持重点“小巨人”企业数量（家）',
    '支持重点小巨人企业数量',
    '指标1：支持重点"小巨人"企业数量',
    '★ 支持 重点小巨人企业数量',
    '指标 12. 支持重点小巨人企业数量(户)',
  ])('[FD3] finds one name in %s', (name) => {
    expect(comparableName(name)).toBe('支持重点小巨人企业数量');
  });

  it('[FD3] keeps what tells names apart', () => {
    expect(comparableName('培训人数（万人次及以上）')).not.toBe(comparableName('培训人数'));
    expect(comparableName('指标 1：')).not.toBe(comparableName('指标 2：'));
  });
});

describe('measuresBudgetExecution', () => {
  it.each([
    '资金执行率',
    '预算执行率',
    '预算资金执行率',
    '执行率',
    '指标1：财政资金支付进度',
    '年度预算支出执行率（%）',
  ])('[FD1] knows %s for the execution rate', (name) => {
    expect(measuresBudgetExecution(name)).toBe(true);
  });

  it.each([
    '资金使用合规率',
    '预算成本控制率',
    '资金拨付及时率',
    '政策执行率',
    '及时支付率',
    '2021年11月30日前完成资金支付',
  ])('[FD1] does not take %s for it', (name) => {
    expect(measuresBudgetExecution(name)).toBe(false);
  });
});
