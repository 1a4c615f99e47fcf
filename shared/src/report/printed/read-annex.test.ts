import { describe, expect, it } from 'vitest';
import { ANNEX_HEAD, aPrintedReport, merged, type BlockSpec, type TableSpec } from '#test/a-printed-report';
import type { StatedRow } from '../../examination/stated-report/stated-report.ts';
import { readAnnex } from './read-annex.ts';

const ROWS: TableSpec = [
  [
    merged('产出指标', 2),
    '数量指标',
    '培训人数（人）',
    '≥100人',
    '80人',
    '偏差原因：道路封闭。改进措施：改到夏天',
  ],
  ['质量指标', '合格率', '≥95%', '96%', ''],
  ['效益指标', '社会效益指标', '就业情况', '稳步增长', '较上年增长5%', '—'],
];
const PLAIN = aPrintedReport([ANNEX_HEAD, ...ROWS]);

function rowsOf(...blocks: readonly BlockSpec[]): readonly StatedRow[] {
  const reading = readAnnex(aPrintedReport(...blocks));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  return reading.annex.rows;
}

function problemOf(...blocks: readonly BlockSpec[]) {
  const reading = readAnnex(aPrintedReport(...blocks));
  return reading.ok ? null : reading.problem;
}

/** What was read, without its places. */
function told(rows: readonly StatedRow[]) {
  return rows.map(({ level1, level2, indicator, target, actual, reason, measure }) => [
    ...[level1, level2, indicator],
    ...[target, actual, reason, measure].map((text) => text?.text ?? null),
  ]);
}

const TOLD = [
  ['产出指标', '数量指标', '培训人数（人）', '≥100人', '80人', '道路封闭', '改到夏天'],
  ['产出指标', '质量指标', '合格率', '≥95%', '96%', '', ''],
  ['效益指标', '社会效益指标', '就业情况', '稳步增长', '较上年增长5%', '', ''],
];

describe('readAnnex', () => {
  it('[RP10] finds the columns by their headings, with the table, row and column of each text', () => {
    const reading = readAnnex(PLAIN);
    const rows = reading.ok ? reading.annex.rows : [];
    expect(told(rows)).toEqual(TOLD);
    expect(rows[1]?.actual).toEqual({
      text: '96%',
      at: { kind: 'CELL', sheet: null, table: 1, row: 3, column: 5 },
    });
    expect(rows[0]?.rate).toBeNull();
  });

  it.each<[string, TableSpec]>([
    [
      'a head over two rows',
      [
        [
          merged('绩效指标', 1, 3),
          merged('指标值', 2),
          merged('全年实际完成值', 2),
          merged('未完成原因和改进措施', 2),
        ],
        ['一级指标', '二级指标', '三级指标'],
        ...ROWS,
      ],
    ],
    [
      'a head over two rows that is not merged',
      [
        ['绩效指标', '', '', '指标值', '全年实际完成值', '未完成原因和改进措施'],
        ['一级指标', '二级指标', '三级指标', '', '', ''],
        ...ROWS,
      ],
    ],
    ['a group beside the head', [[merged('绩效指标', 4), ...ANNEX_HEAD], ...ROWS]],
    [
      'blanks and full-width signs in the head',
      [
        [
          '一 级 指 标',
          '二级\n指标',
          '三级指标名称',
          '指标值（Ａ）',
          '实际完成值(B)',
          '偏差原因分析及改进措施',
        ],
        ...ROWS,
      ],
    ],
    ['a head that is repeated over pages', [ANNEX_HEAD, ...ROWS.slice(0, 2), ANNEX_HEAD, ...ROWS.slice(2)]],
    [
      'empty rows and what stands below',
      [ANNEX_HEAD, ['', '', '', '', '', ''], ...ROWS, ['说明', merged('请在此处简要说明', 1, 5)]],
    ],
    [
      'levels that are left empty',
      [
        ANNEX_HEAD,
        [
          '产出指标',
          '数量指标',
          '培训人数（人）',
          '≥100人',
          '80人',
          '偏差原因：道路封闭。改进措施：改到夏天',
        ],
        ['', '质量指标', '合格率', '≥95%', '96%', ''],
        ['效益指标', '社会效益指标', '就业情况', '稳步增长', '较上年增长5%', ''],
      ],
    ],
    [
      'funds and aspects above',
      [
        [merged('资金情况（万元）', 2, 2), '资金来源', '全年预算数（A）', '全年执行数（B）', '执行率'],
        ['年度资金总额', '600', '600', '100%'],
        [merged('总体目标', 1, 2), merged('做好培训', 1, 2), merged('已做好', 1, 2)],
        ANNEX_HEAD,
        ...ROWS,
      ],
    ],
  ])('[RP10] reads %s', (_, table) => {
    expect(told(rowsOf(table))).toEqual(TOLD);
  });

  it('[RP10] goes on in the next table, with its head and without, where the level stands on the page before', () => {
    const first: TableSpec = [ANNEX_HEAD, ROWS[0] ?? []].map((row, index) =>
      index === 0 ? row : ['产出指标', ...row.slice(1)],
    );
    const second: TableSpec = [['', '质量指标', '合格率', '≥95%', '96%', ''], ...ROWS.slice(2)];
    expect(told(rowsOf(first, '（续表）', [ANNEX_HEAD, ...second]))).toEqual(TOLD);
    expect(told(rowsOf(first, '', second))).toEqual(TOLD);
  });

  it('[RP10] joins a row that goes on over the page', () => {
    const [first = [], ...others] = ROWS;
    const table: TableSpec = [
      ANNEX_HEAD,
      ['产出指标', ...first.slice(1, 4), '80人，其中', ''],
      ['', '', '', '', '女性40人', '改进措施：改到夏天'],
      ['', ...(others[0] ?? [])],
    ];
    expect(told(rowsOf(table))[0]).toEqual([
      ...['产出指标', '数量指标', '培训人数（人）', '≥100人'],
      ...['80人，其中女性40人', '', '改到夏天'],
    ]);
  });

  it('[RP10] takes weights and scores from a table of their own, and issued names from target tables', () => {
    const reading = readAnnex(
      aPrintedReport(
        [
          ['一级指标', '二级指标', '三级指标', '指标值'],
          ['产出指标', '数量指标', '新增岗位数', '≥5个'],
        ],
        '表2 得分',
        [
          ['一级指标', '三级指标', '分值', '得分'],
          ['产出指标', '培训人数', '50', '40'],
          [merged('合计', 1, 2), '50', '40'],
        ],
        '附表',
        [ANNEX_HEAD, ...ROWS],
      ),
    );
    expect(reading.ok && reading.annex.issued).toEqual(['新增岗位数']);
    expect(reading.ok && reading.annex.rows.map(({ weight, score }) => [weight?.text, score?.text])).toEqual([
      ['50', '40'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('[RP11] refuses a table whose merged cells are shifted, with the place', () => {
    const at = (row: number, column: number) => ({ sheet: null, table: 1, row, column });
    // A name that is merged over the target's column.
    expect(
      problemOf([ANNEX_HEAD, ...ROWS.slice(0, 1), ['质量指标', merged('合格率', 1, 2), '96%', '']]),
    ).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: at(3, 3),
      text: '合格率',
      headings: ['三级指标', '年度指标值（A）'],
    });
    // A level 2 is missing: all that follows stands one place too far left.
    expect(problemOf([ANNEX_HEAD, ...ROWS.slice(0, 1), ['合格率', '≥95%', '96%', '']])).toMatchObject({
      kind: 'SHORT_ROW',
      at: at(3, 6),
    });
    expect(
      problemOf([ANNEX_HEAD, ...ROWS.slice(0, 1), ['质量指标', '多', '合格率', '≥95%', '96%', '']]),
    ).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: at(3, 7),
    });
    // A level 1 that ends a row too late, and one that ends in the middle of a level 2.
    const late: TableSpec = [
      [merged('产出指标', 3), '数量指标', '培训人数', '≥100人', '80人', ''],
      ['质量指标', '合格率', '≥95%', '96%', ''],
      ['社会效益指标', '就业情况', '稳步增长', '增长', ''],
      ['效益指标', '经济效益指标', '收入', '≥3万元', '3万元', ''],
    ];
    expect(problemOf([ANNEX_HEAD, ...late])).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: at(2, 1),
      text: '产出指标',
    });
    const crossing: TableSpec = [
      [merged('产出指标', 2), '数量指标', '培训人数', '≥100人', '80人', ''],
      [merged('质量指标', 2), '合格率', '≥95%', '96%', ''],
      ['效益指标', '就业情况', '稳步增长', '增长', ''],
    ];
    expect(problemOf([ANNEX_HEAD, ...crossing])).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: at(3, 2),
      text: '质量指标',
    });
    // A heading that is merged into its rows.
    const heads = ANNEX_HEAD.map((head) => (head === '三级指标' ? merged(head, 2) : head));
    expect(
      problemOf([heads, ['产出指标', '数量指标', '≥100人', '80人', ''], ...ROWS.slice(2)]),
    ).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: at(1, 3),
    });
    // One name for two targets.
    expect(
      problemOf([
        ANNEX_HEAD,
        [merged('产出指标', 2), merged('数量指标', 2), merged('培训人数', 2), '≥100人', '80人', ''],
        ['≥95%', '96%', ''],
      ]),
    ).toMatchObject({ kind: 'SHIFTED_CELL', text: '培训人数' });
  });

  it.each<[string, TableSpec, object]>([
    [
      'no head of indicators',
      [
        ['姓名', '电话'],
        ['甲', '1'],
      ],
      { kind: 'NO_ANNEX' },
    ],
    [
      'no column of actuals',
      [
        ANNEX_HEAD.filter((head) => !head.includes('完成值')),
        ['产出指标', '数量指标', '培训人数', '≥100人', ''],
      ],
      { kind: 'MISSING_COLUMNS', missing: ['ACTUAL'], at: { sheet: null, table: 1, row: 1, column: null } },
    ],
    [
      'a heading twice',
      [
        [...ANNEX_HEAD, '指标值'],
        [...(ROWS[2] ?? []), '5'],
      ],
      { kind: 'REPEATED_COLUMN', heading: '指标值' },
    ],
    [
      'a row without a name',
      [ANNEX_HEAD, ...ROWS.slice(2), ['效益指标', '社会效益指标', '', '≥3万元', '3万元', '']],
      { kind: 'ROW_WITHOUT_NAME', text: '≥3万元', at: { sheet: null, table: 1, row: 3, column: 3 } },
    ],
    ['no rows', [ANNEX_HEAD], { kind: 'NO_ROWS' }],
  ])('[RP11] refuses a table with %s', (_, table, problem) => {
    expect(problemOf(table)).toMatchObject(problem);
  });

  it('[RP11] reads nothing where the second of two tables is shifted', () => {
    const shifted: TableSpec = [ANNEX_HEAD, ['产出指标', '数量指标', merged('培训人数', 1, 2), '80人', '']];
    expect(problemOf([ANNEX_HEAD, ...ROWS], '表2', shifted)).toMatchObject({
      kind: 'SHIFTED_CELL',
      at: { table: 2, row: 2, column: 3 },
    });
  });

  it.each([' ', '。', '-', ':', '（', '9', '年'])('[RP11] reads 200000 times "%s" in linear time', (sign) => {
    const long = `原因${sign.repeat(200_000)}末`;
    const table: TableSpec = [ANNEX_HEAD, ['产出指标', '数量指标', '培训人数', '≥100人', long, long]];
    expect(rowsOf(long, table, `${sign.repeat(200_000)}末`, [ANNEX_HEAD, ...ROWS])).toHaveLength(4);
  });
});
