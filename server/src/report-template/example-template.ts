import { LOOPS, type TemplateKind } from '@attain/shared/report-template/placeholder-names';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import ExcelJS from 'exceljs';
import { PAGE, STYLES } from '../report/docx-styles.ts';
import { fixArchive } from '../report/fix-archive.ts';

/** The built-in layout as a template: something to begin with. The same bytes each time. */
export function exampleTemplate(kind: TemplateKind): Promise<Uint8Array> {
  return kind === 'REPORT' ? exampleReport() : exampleAnnex();
}

const PARTS = ['第一部分', '第二部分', '第三部分', '第四部分', '第五部分'];

async function exampleReport(): Promise<Uint8Array> {
  const body = (text: string) => new Paragraph({ style: 'ReportBody', children: [new TextRun(text)] });
  const sign = (text: string) => new Paragraph({ style: 'ReportSignature', children: [new TextRun(text)] });
  const document = new Document({
    title: '{标题}',
    styles: STYLES,
    sections: [
      section('PORTRAIT', [
        new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('{标题}')] }),
        body('{编制说明}'),
        body(
          '{#总分已定}{单位}{年度}年度{资金}自评总分为{总分}分，评价等级为“{等级}”，预算执行率为{执行率}。{/总分已定}{^总分已定}自评总分待评定。{/总分已定}',
        ),
        scoreTable(),
        ...PARTS.map((name) => body(`{@${name}}`)),
        sign('{部门}'),
        sign('{成文日期}'),
      ]),
      section('LANDSCAPE', [
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('六、附表')] }),
        body('{@附表}'),
      ]),
    ],
  });
  return fixArchive(await Packer.toBuffer(document));
}

function section(
  orientation: 'PORTRAIT' | 'LANDSCAPE',
  children: ISectionOptions['children'],
): ISectionOptions {
  const { width, height, margin } = PAGE;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { width, height, orientation: PageOrientation[orientation] }, margin },
    },
    children,
  };
}

/** A row that is repeated: it begins in the first cell and ends in the last. */
function scoreTable(): Table {
  const row = (texts: readonly string[]) =>
    new TableRow({
      children: texts.map(
        (text) =>
          new TableCell({
            children: [
              new Paragraph({
                style: 'ReportCell',
                alignment: AlignmentType.CENTER,
                children: [new TextRun(text)],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(['评价内容', '分值', '得分']), row(['{#得分项}{部分}', '{分值}', '{得分}{/得分项}'])],
  });
}

const ANNEX_HEADS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
  '实际完成值',
  '完成率',
  '分值',
  '得分',
  '偏差原因',
  '改进措施',
] as const satisfies readonly (keyof (typeof LOOPS)['指标']['names'])[];

async function exampleAnnex(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('附表');
  const columns = ANNEX_HEADS.length;
  const rows: string[][] = [
    ['{资金}绩效目标自评表（{年度}年度）'],
    ['转移支付（项目）名称', '{资金}'],
    ['地方主管部门', '{主管部门}'],
    ['资金来源', '全年预算数', '到位数', '全年执行数', '执行率'],
    ['{#资金来源}{来源}', '{预算数}', '{到位数}', '{执行数}', '{执行率}{/资金来源}'],
    ['总体目标', '{总体目标}'],
    ['完成情况', '{总体完成情况}'],
    [...ANNEX_HEADS],
    ANNEX_HEADS.map((name, index) => {
      const before = index === 0 ? '{#指标}' : '';
      return `${before}{${name}}${index === columns - 1 ? '{/指标}' : ''}`;
    }),
    ['说明', '{说明}'],
  ];
  rows.forEach((texts, index) => {
    texts.forEach((text, column) => {
      sheet.getCell(index + 1, column + 1).value = text;
    });
    for (let column = 1; column <= columns; column += 1) {
      const cell = sheet.getCell(index + 1, column);
      const line = { style: 'thin' } as const;
      cell.border = { top: line, left: line, bottom: line, right: line };
      cell.alignment = { vertical: 'middle', wrapText: true, horizontal: 'center' };
      cell.font = { name: '宋体', size: 10.5, bold: index === 0 };
    }
  });
  sheet.mergeCells(1, 1, 1, columns);
  for (const row of [2, 3, 6, 7, 10]) sheet.mergeCells(row, 2, row, columns);
  ANNEX_HEADS.forEach((_, index) => {
    sheet.getColumn(index + 1).width = index === 2 || index >= 8 ? 24 : 14;
  });
  sheet.pageSetup = { ...sheet.pageSetup, orientation: 'landscape', fitToPage: true, fitToHeight: 0 };
  return fixArchive(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
