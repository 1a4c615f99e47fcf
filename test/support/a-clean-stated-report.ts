import type { FundAspect } from '@attain/shared/examination/statement-material';
import {
  EXECUTION_PART,
  statedRow,
  TOTAL_PART,
  type StatedAspect,
  type StatedField,
  type StatedReport,
  type StatedRow,
  type StatedView,
} from '@attain/shared/examination/stated-report/stated-report';

type Texts = Partial<Readonly<Record<StatedField, string | null>>>;

const ROWS: readonly (readonly [indicator: string, level1: string, texts: Texts])[] = [
  [
    '培训人数',
    '产出指标',
    { target: '≥100人', actual: '80人', rate: '80%', deviation: '-20%', weight: '50', score: '40' },
  ],
  [
    '培育工作完成情况',
    '效益指标',
    { target: '按实施方案完成各项任务', actual: '10项任务中完成9项', rate: '90%', weight: '40', score: '36' },
  ],
  [
    '企业满意度',
    '满意度指标',
    { target: '≥90%', actual: '96%', rate: '106.67%', deviation: '+6.67%', weight: '10', score: '10' },
  ],
];
const REASON = '报名人数少于预期';
const MEASURE = '下一步加强宣传，由培训处负责，2025年6月底前完成';

/** A row of either view in a few words; what is not given is unknown. */
export function aStatedRow(
  view: StatedView,
  indicator: string,
  texts: Texts,
  level1 = '产出指标',
): StatedRow {
  const known = Object.entries(texts).flatMap(([field, text]) =>
    text === null ? [] : [[field, { text, at: null }] as const],
  );
  return statedRow({ view, indicator, level1, ...Object.fromEntries(known) });
}

export function aStatedAspect(
  view: StatedView,
  aspect: FundAspect,
  statement: string,
  problem: string | null = null,
): StatedAspect {
  return {
    view,
    aspect,
    statement: { text: statement, at: null },
    problem: problem === null ? null : { text: problem, at: null },
  };
}

/** A made-up report in which an auditor finds nothing, and in which no rule lacks its facts. */
export function aCleanStatedReport(): StatedReport {
  const rows = (['ANNEX', 'NARRATIVE'] as const).flatMap((view) =>
    ROWS.map(([indicator, level1, texts], index) => {
      const isMissed = index < 2;
      const said = { ...texts, reason: isMissed ? REASON : '', measure: isMissed ? MEASURE : '' };
      return aStatedRow(
        view,
        indicator,
        view === 'ANNEX' ? said : { ...said, score: null, weight: null },
        level1,
      );
    }),
  );
  return {
    budgetYear: 2024,
    rows,
    aspects: (['ANNEX', 'NARRATIVE'] as const).flatMap((view) => [
      aStatedAspect(view, 'ALLOCATION', '按因素法分配，三个地区各占三分之一', '分配标准公布较晚'),
      aStatedAspect(view, 'TIMELINESS', '收到后 12 日内下达', '无'),
      aStatedAspect(view, 'EXECUTION', '预算 600 万元，执行 540 万元，执行率 90%', '无'),
    ]),
    scores: [
      { part: EXECUTION_PART, score: '9', weight: '10', at: null },
      { part: '产出指标', score: '40', weight: '50', at: null },
      { part: '效益指标', score: '36.00', weight: '40', at: null },
      { part: '满意度指标', score: '10', weight: '10', at: null },
      { part: TOTAL_PART, score: '95', weight: null, at: null },
    ],
    resultUse: { text: '按各地州得分分配下一年度资金', at: null },
    publication: { text: '2025年4月10日在省工业和信息化厅门户网站公开', at: null },
    unitScores: [{ text: '东林市 92 分', at: null }],
    unreported: ['新增就业岗位数量'],
    figures: [{ value: '80', unit: '人', stated: { text: '实际培训80人', at: null } }],
    tableFigures: [{ value: '80', unit: '人' }],
  };
}
