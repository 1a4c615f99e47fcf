import type { DocumentMaterial, UnitMaterial } from '@attain/shared/examination/document-material';
import type { FormMaterial, FormRowMaterial, FundsMaterial } from '@attain/shared/examination/form-material';
import type { RoundMaterial } from '@attain/shared/examination/round-material';
import type { IndicatorMaterial, TableMaterial } from '@attain/shared/examination/table-material';
import { DEFAULT_SCHEME } from '@attain/shared/scoring/scheme';

type Prefecture = 'east' | 'west';
type Batch = 'ADVANCE' | 'MAIN';

const FEN_PER_WANYUAN = 1_000_000;
const HOLDERS: Readonly<Record<Prefecture, string>> = { east: '东林市', west: '西川州' };
const PLAN = '按照备案的《示范企业培育实施方案》相关要求执行';

/** How many enterprises each prefecture's batch supports, how much it gets (万元), and which they are. */
const SPLIT: Readonly<Record<Batch, Readonly<Record<Prefecture, readonly [string[], number]>>>> = {
  ADVANCE: { east: [['甲厂', '乙厂', '丙厂'], 150], west: [['丁厂', '戊厂', '己厂'], 150] },
  MAIN: { east: [['庚厂', '辛厂'], 100], west: [['壬厂', '癸厂'], 100] },
};

const UNITS: readonly UnitMaterial[] = [
  { name: '示例省', otherNames: ['示例省工业和信息化厅'], level: 'REGION', parent: null },
  { name: '东林市', otherNames: ['东林市工业和信息化局'], level: 'PREFECTURE', parent: '示例省' },
  { name: '西川州', otherNames: ['西川州工业和信息化局'], level: 'PREFECTURE', parent: '示例省' },
];

function aDocument(documentNumber: string, overrides: Partial<DocumentMaterial>): DocumentMaterial {
  return {
    documentNumber,
    title: '下达2024年示范企业奖补资金',
    issuer: null,
    issuedOn: null,
    receivedOn: null,
    amountInFen: null,
    budgetYear: 2024,
    batch: 'MAIN',
    passesOn: null,
    ...overrides,
  };
}

/** The rows that every table of the round holds: number of enterprises, quality, growth, plan, satisfaction. */
function indicatorsOf(table: string, count: string, objects: readonly string[] | null): IndicatorMaterial[] {
  const isCentral = table.startsWith('central');
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['产出指标', '数量指标', '支持示范企业数量（家）', count],
    ['产出指标', '质量指标', '项目验收合格率', '≥95%'],
    ['产出指标', '质量指标', '培育工作完成情况', PLAN],
    ['效益指标', '经济效益指标', '示范企业营业收入', '较上年稳步增长'],
    ['满意度指标', '服务对象满意度指标', '企业满意度', '≥90%'],
  ];
  return rows.map(([level1, level2, level3, targetText], index) => ({
    id: `${table}-${index + 1}`,
    level1,
    level2,
    level3,
    targetText,
    feeds: isCentral ? null : `annex-${index + 1}`,
    objects: index === 0 ? objects : null,
  }));
}

function aTable(id: string, overrides: Partial<TableMaterial>): TableMaterial {
  return {
    id,
    from: 'CENTRAL',
    batch: 'MAIN',
    holder: '示例省',
    holderLevel: 'REGION',
    amountInFen: null,
    ministry: '工业和信息化部',
    responsiblePerson: '省厅处长',
    indicators: [],
    ...overrides,
  };
}

function prefectureTable(prefecture: Prefecture, batch: Batch): TableMaterial {
  const [objects, amount] = SPLIT[batch][prefecture];
  const id = `${prefecture}-${batch.toLowerCase()}`;
  return aTable(id, {
    from: 'REGION',
    batch,
    holder: HOLDERS[prefecture],
    holderLevel: 'PREFECTURE',
    amountInFen: amount * FEN_PER_WANYUAN,
    responsiblePerson: `${HOLDERS[prefecture]}局长`,
    indicators: indicatorsOf(id, `≥${objects.length}家`, objects),
  });
}

function fundsOf(wanyuan: number): FundsMaterial {
  const fen = wanyuan * FEN_PER_WANYUAN;
  const amounts = { annualBudget: fen, arrived: fen, executed: fen };
  const none = { annualBudget: 0, arrived: 0, executed: 0 };
  return { TOTAL: amounts, CENTRAL: amounts, LOCAL: none, OTHER: none };
}

function aForm(id: string, overrides: Partial<FormMaterial>): FormMaterial {
  const { execution, levels } = DEFAULT_SCHEME;
  return {
    id,
    holder: '示例省',
    usingUnit: null,
    tableIds: [],
    mergeNote: null,
    weights: { execution, levels, reason: null },
    funds: null,
    rows: [],
    ...overrides,
  };
}

function formOf(table: TableMaterial): FormMaterial {
  return aForm(`form-${table.id}`, {
    holder: table.holder,
    usingUnit: table.holder,
    tableIds: [table.id],
    funds: fundsOf((table.amountInFen ?? 0) / FEN_PER_WANYUAN),
    rows: table.indicators.map((indicator) => ({
      ...indicator,
      actualText: '完成',
      answers: [indicator.id],
    })),
  });
}

function annexRows(tables: readonly TableMaterial[]): FormRowMaterial[] {
  return indicatorsOf('annex', '≥10家', null).map((row, index) => ({
    ...row,
    actualText: '完成',
    answers: tables.flatMap(({ indicators }) => indicators[index]?.id ?? []),
  }));
}

/**
 * A made-up round in which an auditor finds nothing: two prefectures, two batches that support different enterprises,
 * every date known, every row linked, reported and backed.
 */
export function aCleanRound(): RoundMaterial {
  const central = [
    aTable('central-advance', {
      batch: 'ADVANCE',
      indicators: indicatorsOf('central-advance', '≥6家', null),
    }),
    aTable('central-main', { indicators: indicatorsOf('central-main', '≥4家', null) }),
  ];
  const lower = (['ADVANCE', 'MAIN'] as const).flatMap((batch) =>
    (['east', 'west'] as const).map((prefecture) => prefectureTable(prefecture, batch)),
  );
  return {
    budgetYear: 2024,
    documents: [
      aDocument('财建〔2023〕310号', {
        title: '财政部关于提前下达2024年示范企业奖补资金的通知',
        issuer: '财政部',
        issuedOn: '2023-11-01',
        receivedOn: '2023-11-06',
        amountInFen: 300 * FEN_PER_WANYUAN,
        batch: 'ADVANCE',
      }),
      aDocument('财建〔2024〕120号', {
        issuer: '财政部 工业和信息化部',
        issuedOn: '2024-04-20',
        receivedOn: '2024-04-25',
        amountInFen: 200 * FEN_PER_WANYUAN,
      }),
      aDocument('财建〔2024〕380号', {
        issuedOn: '2024-10-30',
        amountInFen: 350 * FEN_PER_WANYUAN,
        budgetYear: 2025,
        batch: 'ADVANCE',
      }),
      aDocument('示财企〔2023〕90号', {
        issuer: '示例省财政厅',
        issuedOn: '2023-11-28',
        amountInFen: 300 * FEN_PER_WANYUAN,
        batch: 'ADVANCE',
        passesOn: '财建〔2023〕310号',
      }),
      aDocument('示财企〔2024〕33号', {
        issuedOn: '2024-05-25',
        amountInFen: 200 * FEN_PER_WANYUAN,
        passesOn: '财建〔2024〕120号',
      }),
    ],
    allotments: (['east', 'west'] as const).flatMap((prefecture) => [
      {
        documentNumber: '示财企〔2023〕90号',
        unit: HOLDERS[prefecture],
        amountInFen: SPLIT.ADVANCE[prefecture][1] * FEN_PER_WANYUAN,
        levelsToUser: 2,
      },
      {
        documentNumber: '示财企〔2024〕33号',
        unit: HOLDERS[prefecture],
        amountInFen: SPLIT.MAIN[prefecture][1] * FEN_PER_WANYUAN,
        levelsToUser: 2,
      },
    ]),
    units: UNITS,
    executions: (['east', 'west'] as const).map((prefecture) => ({
      unit: HOLDERS[prefecture],
      budgetInFen: 250 * FEN_PER_WANYUAN,
      executedInFen: 250 * FEN_PER_WANYUAN,
      asOf: null,
    })),
    tables: [...central, ...lower],
    forms: [
      aForm('annex', {
        tableIds: ['central-advance', 'central-main'],
        mergeNote: '本表合并提前批和正式批两批资金，数量为两批之和',
        funds: fundsOf(500),
        rows: annexRows(central),
      }),
      ...lower.map(formOf),
    ],
    statement: {
      headline: { amountInFen: 500 * FEN_PER_WANYUAN, documentNumbers: null },
      aspects: [{ aspect: 'TIMELINESS', text: '收到中央资金后均在 30 日内下达' }],
      citations: [
        {
          id: 'citation-1',
          documentNumber: '示财预〔2022〕5号',
          title: '《示例省专项资金管理办法（试行）》',
          issuer: '示例省财政厅',
          subject: '资金分配',
        },
      ],
    },
    attachedDocuments: ['示范企业培育实施方案'],
    regulations: [
      {
        documentNumber: '示财预[2022]5号',
        title: '示例省专项资金管理办法（试行）',
        subjects: ['资金分配', '资金使用'],
      },
      { documentNumber: '示财绩〔2021〕7号', title: '示例省绩效自评办法', subjects: ['绩效自评'] },
    ],
    issuerPrefixes: [
      { prefix: '财建', issuer: '财政部' },
      { prefix: '示财企', issuer: '示例省财政厅' },
      { prefix: '示财预', issuer: '示例省财政厅' },
    ],
  };
}
