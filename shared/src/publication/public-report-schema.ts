import { TAKEN_OUT } from './redaction.ts';

const text = (description: string) => ({ type: 'string', description }) as const;
const whole = (description: string) => ({ type: 'integer', description }) as const;
const wholeOrNull = (description: string) => ({ type: ['integer', 'null'], description }) as const;
const listOf = (items: object, description: string) => ({ type: 'array', items, description }) as const;

/** Every field is there but for those named optional, and no other. */
const fields = (
  properties: Readonly<Record<string, object>>,
  description: string,
  optional: readonly string[] = [],
) => ({
  type: 'object',
  description,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const FIGURE = {
  description: '单元格只有一个数字时的数值；其他单元格为 null',
  oneOf: [
    { type: 'null' },
    fields({ kind: { const: 'MONEY' }, fen: whole('金额，单位：分') }, '金额；正文按万元列示'),
    fields({ kind: { const: 'POINTS' }, centipoints: whole('分值或得分，单位：百分之一分') }, '分值或得分'),
    fields(
      {
        kind: { const: 'SHARE' },
        numerator: { type: 'string', pattern: '^-?\\d+$', description: '分子' },
        denominator: { type: 'string', pattern: '^\\d+$', description: '分母' },
      },
      '比率，分子除以分母，不作舍入',
    ),
    fields({ kind: { const: 'COUNT' }, count: whole('个数') }, '个数'),
  ],
};

const CELL = fields(
  {
    text: text('单元格的文字，与正文一致'),
    colSpan: whole('横跨的列数'),
    rowSpan: whole('纵跨的行数；被上方单元格占用的位置不再出现'),
    align: { enum: ['LEFT', 'CENTRE', 'RIGHT'], description: '对齐方式' },
    isHead: { type: 'boolean', description: '是否表头' },
    figure: FIGURE,
  },
  '单元格',
);

const BLOCK = {
  description: '正文的一段',
  oneOf: [
    fields(
      {
        kind: { const: 'HEADING' },
        level: { enum: [1, 2, 3], description: '1：一、；2：（一）；3：1.' },
        text: text('标题'),
      },
      '标题',
    ),
    fields({ kind: { const: 'PARAGRAPH' }, text: text('文字') }, '段落'),
    fields(
      {
        kind: { const: 'TABLE' },
        caption: text('表题'),
        columnWidths: listOf({ type: 'number' }, '各列占表宽的百分比'),
        isWide: { type: 'boolean', description: '印刷时是否横排' },
        rows: listOf(listOf(CELL, '一行'), '各行，自上而下'),
      },
      '表格',
    ),
  ],
};

/** The JSON Schema of `report.json` (`PublishedDocument`), with each field described for those who read the data. */
export function publishedDocumentSchema(address: string): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    title: '公开的绩效自评报告',
    ...fields(
      {
        $schema: text('本说明的地址'),
        format: { const: 'attain-published-report', description: '格式名称' },
        formatVersion: { const: 1, description: '格式版本' },
        publication: fields(
          {
            number: whole('同一批次报告第几次公开，从 1 起'),
            publishedOn: { ...text('公开日期（北京时间），年-月-日'), pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
            address: text('公开的网址'),
            reason: text('更正的理由；首次公开为空'),
          },
          '公开记录',
        ),
        version: fields(
          {
            number: whole('签发的版本号'),
            signedOn: { type: ['string', 'null'], description: '签发日期（北京时间），年-月-日' },
            proofCode: text('查验码'),
            proofAddress: text('查验的网址'),
          },
          '所依据的签发版本',
        ),
        figures: fields(
          {
            unitName: text('报告单位'),
            budgetYear: whole('预算年度'),
            totalScoreInCentipoints: wholeOrNull('自评总分，单位：百分之一分；未定为 null'),
            grade: { enum: ['优', '良', '中', '差', null], description: '评价等级；未定为 null' },
            budgetInFen: wholeOrNull('各地审核通过的自评表的全年预算数合计，单位：分；未知为 null'),
            executedInFen: wholeOrNull('各地审核通过的自评表的全年执行数合计，单位：分；未知为 null'),
            coverage: fields(
              {
                approvedForms: whole('各地审核通过、计入主要数据的自评表张数'),
                pendingForms: whole('各地未审核通过、不计入主要数据的自评表张数'),
                pendingBudgetInFen: wholeOrNull('未审核通过的自评表填报的预算数合计，单位：分；未知为 null'),
                pendingExecutedInFen: wholeOrNull(
                  '未审核通过的自评表填报的执行数合计，单位：分；未知为 null',
                ),
              },
              '主要数据包括哪些自评表；早期签发的版本没有这一项',
            ),
          },
          '签发版本的主要数据',
          ['coverage'],
        ),
        gaps: fields(
          {
            openPlaces: whole('报告中未填写的处数；公开的日期和网址不计'),
            unapprovedForms: whole('本批次尚未审核通过的自评表张数'),
          },
          '签发版本的缺口，有缺口时主要数据可能不完整；早期签发、没有统计缺口的版本没有这一项',
        ),
        takenOut: fields(
          { count: whole('隐去的个人信息种数'), mark: { const: TAKEN_OUT, description: '隐去处的标记' } },
          '隐去的个人信息',
        ),
        report: fields(
          {
            title: text('报告标题'),
            preface: listOf(BLOCK, '正文之前的说明'),
            sections: listOf(
              fields(
                {
                  id: {
                    enum: ['ALLOCATION', 'COMPLETION', 'DEVIATION', 'RESULTS', 'OTHER_MATTERS', 'ANNEX'],
                    description: '一至六部分：分解下达、完成、偏离和改进、结果应用和公开、其他问题、附表',
                  },
                  blocks: listOf(BLOCK, '本部分的内容'),
                },
                '一个部分',
              ),
              '六个部分',
            ),
            signature: listOf({ type: 'string' }, '落款：单位和成文日期'),
          },
          '报告全文',
        ),
      },
      '一次公开的绩效自评报告：全文、表格和数值。金额为整数分，分数为整数百分之一分，比率为分数，均不作舍入。',
      ['gaps'],
    ),
  };
}
