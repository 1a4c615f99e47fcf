import { describe, expect, it } from 'vitest';
import {
  EXAMINATION_VERDICTS,
  type ExaminationCode,
  type ExaminationDetails,
} from '@attain/shared/examination/examination-finding';
import { describeFact } from './describe-fact.ts';
import { MISSING_FACTS, RULE_TITLES, SUGGESTION_WORDS } from './examination.messages.ts';

const LATE = {
  upstream: '财建〔2024〕1号',
  days: { least: 31, most: 31 },
  limit: 30,
  countedFrom: 'RECEIPT',
} as const;

/** Something that each rule may have compared, and the sentence that tells it. */
const SENTENCES: { readonly [C in ExaminationCode]: readonly [ExaminationDetails[C], string] } = {
  F01: [LATE, '从收到财建〔2024〕1号到转下达 31 天，超过 30 天。'],
  F02: [
    { ...LATE, days: { least: 119, most: 149 }, countedFrom: 'ISSUE' },
    '从财建〔2024〕1号发文到转下达 119—149 天，超过 30 天；收文日期不知道，所以从发文算起。',
  ],
  F03: [
    {
      hops: [{ documentNumber: '新财企〔2024〕1号', passesOn: '财建〔2024〕1号', missing: ['RECEIVED_ON'] }],
    },
    '缺少新财企〔2024〕1号的收文或发文日期。',
  ],
  F04: [
    { days: { least: 34, most: 34 }, levels: 2, daysNeeded: 60 },
    '下达后 34 天全部执行；经 2 级下达，按规定可用 60 天。',
  ],
  F05: [
    {
      headlineInFen: 2_000_000_000,
      ofYearInFen: 600_000_000,
      ofOtherYearsInFen: 1_400_000_000,
      otherYears: [2025],
    },
    '总额 2000 万元，其中 1400 万元属于 2025 年，本年度为 600 万元。',
  ],
  F06: [
    { documentNumber: '新财企〔2024〕1号', statedIssuer: '财政部', issuerOfNumber: '自治区财政厅' },
    '新财企〔2024〕1号写作财政部的文件，字号属于自治区财政厅。',
  ],
  F07: [{ columns: ['annualBudget', 'executed'] }, '分项已填，合计的预算数、执行数为空。'],
  F08: [{ usingUnit: '自治区', allottedUnits: ['甲市', '乙市'] }, '写的是自治区，资金分配到甲市、乙市。'],
  F09: [{ lines: ['LOCAL'] }, '已填中央资金，地方资金为空，不知道是 0 还是没有填。'],
  F10: [
    { documentNumber: '财预〔2022〕5号', citedFor: '绩效自评', subjects: ['资金分配', '资金使用'] },
    '财预〔2022〕5号规定的是资金分配、资金使用，却用来说明绩效自评。',
  ],
  F11: [
    {
      documentNumber: '财预〔2022〕6号',
      title: '《办法》',
      titleOfNumber: null,
      numberOfTitle: '财预〔2022〕5号',
    },
    '《办法》的文号应为财预〔2022〕5号，写作财预〔2022〕6号。',
  ],
  F12: [
    { execution: '10', levels: { 产出指标: '60', 效益指标: '30' } },
    '预算执行 10，产出指标 60，效益指标 30，与默认分值不同，没有写理由。',
  ],
  F13: [{ targetText: '若干' }, '目标是“若干”，读不出数字。'],
  F14: [{ targetText: '', titles: ['甲', '乙'] }, '目标要看《甲》、《乙》，没有附上。'],
  F15: [{ printed: '', issued: '≥95%', differsAt: 0 }, '自评表写空的，下达的是“≥95%”。'],
  F16: [
    { batches: ['ADVANCE', 'MAIN'], rowsThatDiffer: ['甲'] },
    '一张表合并了提前批、正式批共 2 个批次，没有说明；有 1 项指标两批目标不同。',
  ],
  F17: [
    { holders: ['甲市'], batches: ['ADVANCE', '追加'], objects: ['甲厂'], summed: '6', byObject: '5' },
    '提前批、追加相加是 6，按对象只有 5：甲厂重复。',
  ],
  F18: [{ names: ['甲', '乙'] }, '同一指标写作“甲”、“乙”。'],
  F19: [{ units: ['家', '户'] }, '同一指标的单位有“家”、“户”。'],
  F20: [{ headings: ['产出指标', '成本指标'] }, '同一指标分别归在产出指标、成本指标。'],
  F21: [{ targetText: '稳步增长' }, '目标是“稳步增长”，没有写从多少起算。'],
  F22: [{ indicator: '资金执行率', executionWeight: '10' }, '预算执行已单列 10 分，“资金执行率”又计一次。'],
  F23: [{ indicator: '企业满意度', cells: 3 }, '“企业满意度”有 3 格，没有汇总到上级的任何指标。'],
  F24: [{ person: '某处长', levels: ['REGION', 'PREFECTURE'] }, '某处长同时是省级、地市级目标表的负责人。'],
  F25: [{ name: '西川', nearest: '西川州' }, '组织机构中没有“西川”，可能是“西川州”。'],
  F26: [{ ministries: ['工业和信息化部', '财政部'] }, '各表分别写作工业和信息化部、财政部。'],
  F31: [{ level: 'PREFECTURE', unreported: 33, issued: 60 }, '地市级共 60 格，有 33 格没有填报。'],
};

// Every key of the record is a code; Object.keys only forgets it.
const CODES = Object.keys(SENTENCES) as ExaminationCode[];

function sentenceFor<C extends ExaminationCode>(code: C, details: ExaminationDetails[C]): string {
  const trace = [{ place: { kind: 'HEADLINE' }, text: null }] as const;
  return describeFact({ code, details, trace, ...EXAMINATION_VERDICTS[code] });
}

describe('describeFact', () => {
  it.each(CODES)('tells %s in one sentence', (code) => {
    const [details, sentence] = SENTENCES[code];
    expect(sentenceFor(code, details)).toBe(sentence);
  });

  it('tells a long text by its beginning', () => {
    expect(sentenceFor('F13', { targetText: '按'.repeat(100) })).toBe(
      `目标是“${'按'.repeat(40)}…”，读不出数字。`,
    );
  });
});

describe('the words of the examination', () => {
  it('end a way out as a sentence, and a title as none', () => {
    for (const words of Object.values(SUGGESTION_WORDS)) expect(words).toMatch(/请.+。$/);
    for (const words of [...Object.values(RULE_TITLES), ...Object.values(MISSING_FACTS)]) {
      expect(words).not.toMatch(/[。！]/);
    }
  });
});
