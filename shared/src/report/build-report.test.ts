import { demonstrationMaterial } from '#test/report-material';
import { fieldsOf, SourceRows } from '#test/report-sources';
import { describe, expect, it } from 'vitest';
import { buildReport } from './build-report.ts';
import type { ReportDocument, ReportTable, ValueSpan } from './report-document.ts';
import type { ReportMaterial } from './report-material.ts';
import { blocksOf, spansOf, spansOfBlock, tablesOf, textOf } from './walk-document.ts';

function report(material: ReportMaterial = demonstrationMaterial()): ReportDocument {
  const built = buildReport(material);
  if (!built) throw new Error('nothing to report on');
  return built;
}

function sectionText(document: ReportDocument, id: ReportDocument['sections'][number]['id']): string {
  const section = document.sections.find((candidate) => candidate.id === id);
  return textOf((section?.blocks ?? []).flatMap(spansOfBlock));
}

function tableOf(document: ReportDocument, id: string): ReportTable {
  const table = tablesOf(document).find((candidate) => candidate.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
}

function cellTexts({ rows }: ReportTable): string[][] {
  return rows.map(({ cells }) => cells.map(({ spans }) => textOf(spans)));
}

const values = (document: ReportDocument): ValueSpan[] =>
  spansOf(document).filter((span) => span.kind === 'VALUE');

/** The one row of the region's own table that the real report tells as missed. */
function isMissed({ targetTableId, level3 }: ReportMaterial['indicators'][number]): boolean {
  return targetTableId === 'table-region' && level3.includes('其他指标');
}

describe('buildReport', () => {
  it('[RP1] has the six sections of the outline and all tables of the real report', () => {
    const document = report();

    const headings = blocksOf(document).filter((block) => block.kind === 'HEADING' && block.level === 1);
    expect(headings.map(({ kind, ...block }) => ('spans' in block ? textOf(block.spans) : kind))).toEqual([
      '一、绩效目标分解下达情况',
      '二、绩效目标完成情况',
      '三、偏离绩效目标的原因和下一步改进措施',
      '四、绩效自评结果应用和公开情况',
      '五、其他需要说明的问题',
      '六、附表',
    ]);
    const tables = tablesOf(document);
    expect(tables.filter(({ id }) => id.startsWith('TARGETS.'))).toHaveLength(2 + 6);
    expect(tables.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['SPLIT', 'EXECUTION', 'SCORE', 'ANNEX']),
    );
    // Numbered without a gap, in the order of reading.
    expect(tables.map(({ caption }) => /^表(\d+) /.exec(textOf(caption))?.[1])).toEqual(
      tables.map((_, index) => String(index + 1)),
    );
  });

  it('[RP1] says 98.50 = 10.00 + 58.50 + 30.00 and 优, as the published report does', () => {
    const text = sectionText(report(), 'RESULTS');
    expect(text).toContain('自评总分为98.50分（10.00+58.50+30.00），评价等级为“优”。');
    expect(cellTexts(tableOf(report(), 'SCORE')).at(-1)).toEqual(['合计', '100.00', '98.50']);
  });

  it('[RP1] splits the money as issued, and leaves the 1400 of another year out of every sum', () => {
    expect(cellTexts(tableOf(report(), 'SPLIT')).slice(1)).toEqual([
      ['乌鲁木齐市', '70', '130', '200'],
      ['昌吉回族自治州', '70', '130', '200'],
      ['巴音郭楞蒙古自治州', '60', '140', '200'],
      ['合计', '200', '400', '600'],
    ]);
    const text = sectionText(report(), 'ALLOCATION');
    expect(text).toContain('收到中央中小企业发展专项资金（专精特新方向）600万元');
    expect(text).toContain('下达的1400万元属于2025年度预算，不在本次自评范围');
    expect(textOf(spansOf(report())).match(/1400/g)).toHaveLength(1);
  });

  it('[RP2] finds the source of every value in the rows', () => {
    const material = demonstrationMaterial();
    const rows = new SourceRows(material);
    const spans = spansOf(report(material));
    for (const span of spans) {
      if (span.kind === 'VALUE') {
        for (const field of fieldsOf(span.source)) rows.value(field);
        if (span.source.kind === 'COUNT') expect(span.source.of.filter((row) => !rows.has(row))).toEqual([]);
      }
      if (span.kind === 'WRITTEN') for (const field of span.source) rows.value(field);
    }
    expect(values(report(material)).length).toBeGreaterThan(400);
  });

  it('[RP3] has no figure but in named values and in texts of people', () => {
    const wording = spansOf(report()).filter((span) => span.kind === 'FIXED' || span.kind === 'OPEN');
    expect(wording.filter(({ text }) => /\d/.test(text))).toEqual([]);
  });

  it('[RP4] gives the missed 90 % and its causes to the same indicator in text and annex', () => {
    const document = report();
    const missed = (text: string) => text.includes('偏差原因') && text.includes('重点“小巨人”其他指标');
    const narrative = blocksOf(document)
      .filter((block) => block.kind === 'PARAGRAPH')
      .map(({ spans }) => textOf(spans));
    expect(narrative.filter(missed)).toHaveLength(2);
    for (const text of narrative.filter(missed)) expect(text).toContain('完成率为90%，偏差为−10%');

    const annex = tableOf(document, 'ANNEX').rows.filter(({ row }) => row?.entity === 'INDICATOR');
    const withCause = annex.filter(({ cells }) =>
      cells.some(({ spans }) => textOf(spans).includes('偏差原因')),
    );
    expect(withCause.map(({ cells }) => cells.map(({ spans }) => textOf(spans)))).toEqual([
      expect.arrayContaining([
        '重点“小巨人”其他指标',
        expect.stringContaining('90%'),
        expect.stringContaining('市场需求不稳定，企业营收下滑'),
      ]) as unknown,
    ]);
  });

  it('[RP4] says of every indicator the same in text and annex', () => {
    const document = report();
    const annex = tableOf(document, 'ANNEX').rows.filter(({ row }) => row?.entity === 'INDICATOR');
    expect(annex).toHaveLength(5);
    const narrative = document.sections.find(({ id }) => id === 'COMPLETION')?.blocks ?? [];
    for (const { row, cells } of annex) {
      const inAnnex = cells.flatMap(({ spans }) => spans).filter((span) => span.kind === 'VALUE');
      const inText = narrative
        .filter((block) => block.kind === 'PARAGRAPH')
        .filter(({ spans }) =>
          spans.some(
            (span) =>
              span.kind === 'VALUE' &&
              span.source.kind === 'FIELD' &&
              span.source.of.id === row?.id &&
              span.source.of.field === 'level3',
          ),
        )
        .flatMap(({ spans }) => spans);
      // What the annex says of it, levels aside, stands in its paragraph: same text, same source.
      const said = inAnnex.filter(
        ({ source }) =>
          !(source.kind === 'FIELD' && source.of.field.startsWith('level') && source.of.field !== 'level3'),
      );
      expect(said.length).toBeGreaterThanOrEqual(3);
      for (const span of said) expect(inText).toContainEqual(span);
    }
  });

  it('[RP5] says of a level without indicators that none was set', () => {
    const text = sectionText(report(), 'COMPLETION');
    for (const name of ['时效指标', '成本指标', '生态效益指标', '满意度指标'])
      expect(text).toContain(`未设定${name}。`);
    expect(text).not.toContain('未设定质量指标');
  });

  it('[RP6] tells days as the range that the dates allow, and that a receipt is not known', () => {
    const text = sectionText(report(), 'ALLOCATION');
    expect(text).toContain('自印发至转下达为55—85天');
    expect(text).toContain('自印发至转下达为119—149天');
    expect(text).toContain('收到上级文件的日期没有登记，是否按期尚不能确定');

    const material = demonstrationMaterial();
    const documents = material.documents.map((document) =>
      document.id === 'document-2023-341' ? { ...document, receivedOn: '2023-12-01' } : document,
    );
    expect(sectionText(report({ ...material, documents }), 'ALLOCATION')).toContain(
      '上级文件于2023年12月1日收到，自收到至转下达为24天；规定期限为自收到之日起30天。',
    );
  });

  it('[RP7] counts issued cells that nobody reported: 33 of 60', () => {
    expect(sectionText(report(), 'ALLOCATION')).toContain(
      '上述60项指标中，已填报27项（其中审核通过18项），未填报33项。',
    );
    expect(sectionText(report(), 'OTHER_MATTERS')).toContain(
      '巴音郭楞蒙古自治州下达指标20项，已填报9项（其中审核通过6项），未填报11项。',
    );
  });

  it('[RP7] counts only the money of approved forms, and tells the rest apart', () => {
    expect(cellTexts(tableOf(report(), 'EXECUTION')).slice(1)).toEqual([
      ['乌鲁木齐市', '70', '70', '70', '100%', '130', '130'],
      ['昌吉回族自治州', '70', '70', '70', '100%', '130', '130'],
      ['巴音郭楞蒙古自治州', '60', '60', '60', '100%', '140', '140'],
      ['合计', '200', '200', '200', '100%', '400', '400'],
    ]);
    const annex = cellTexts(tableOf(report(), 'ANNEX'));
    expect(annex).toContainEqual(['地方资金', '未填报', '未填报', '—']);
    expect(annex).toContainEqual(['年度资金总额', '200', '200', '100%']);
  });

  it('[RP8] names what is missing and who can tell it, and takes what people write in its place', () => {
    const open = spansOf(report()).filter((span) => span.kind === 'OPEN');
    expect(open.map(({ missing }) => missing)).toEqual(
      expect.arrayContaining(['责任人', '完成时限', '公开的日期和网址', '成文日期', '使用规范性的情况说明']),
    );
    for (const { by } of open) expect(['业务管理员', '填报人']).toContain(by);

    const text = '专款专用，未发现截留、挤占、挪用';
    const statement = { id: 's1', place: 'ASPECT.USE', text, author: '自治区业务管理员' } as const;
    const filled = report({ ...demonstrationMaterial(), statements: [statement] });
    const written = spansOf(filled).filter((span) => span.kind === 'WRITTEN' && span.text === text);
    // Once in the narrative, once in the annex.
    expect(written).toEqual(
      [1, 2].map(() => ({
        kind: 'WRITTEN',
        text,
        author: '自治区业务管理员',
        source: [{ entity: 'STATEMENT', id: 's1', field: 'text' }],
      })),
    );
  });

  it('[RP8] tells a measure with its owner and its date', () => {
    const missed = (statements: ReportMaterial['statements']) =>
      sectionText(report({ ...demonstrationMaterial(), statements }), 'DEVIATION');
    const { id } = demonstrationMaterial().indicators.find(isMissed) ?? { id: '' };
    const said = [
      { id: 's1', place: `MEASURE.${id}`, text: '逐户督促企业补报', author: null },
      { id: 's2', place: `MEASURE_OWNER.${id}`, text: '企业处', author: null },
      { id: 's3', place: `MEASURE_DUE.${id}`, text: '2025-06-30', author: null },
    ] as const;
    expect(missed(said)).toContain('逐户督促企业补报');
    expect(missed(said)).toContain('（责任人：企业处；完成时限：2025年6月30日）');
    expect(missed(said.slice(0, 2))).toContain(
      '（责任人：企业处；完成时限：【未填写：完成时限（由业务管理员填写）】）',
    );
  });

  it('[RP9] shows every reported row of the region, and every issued row', () => {
    const material = demonstrationMaterial();
    const shown = new Set(
      tablesOf(report(material)).flatMap(({ rows }) => rows.flatMap(({ row }) => row?.id ?? [])),
    );
    expect(material.indicators.filter(({ id }) => !shown.has(id))).toEqual([]);
    expect(material.targetTables.filter(({ id }) => !shown.has(id))).toEqual([]);
  });

  it('[RP9] gives no score where one is undecided, but what is possible', () => {
    const material = demonstrationMaterial();
    const indicatorActuals = material.indicatorActuals.map((actual) =>
      actual.id.endsWith('-advance-2') ? { ...actual, completion: null, deviationReason: null } : actual,
    );
    const text = sectionText(report({ ...material, indicatorActuals }), 'RESULTS');
    expect(text).toContain('自评总分待评定，最低85.00分，最高100.00分。');
    expect(text).not.toContain('评价等级为');
  });

  it('is null for a round whose unit has no form of its own', () => {
    const material = demonstrationMaterial();
    expect(buildReport({ ...material, selfEvaluations: material.selfEvaluations.slice(1) })).toBeNull();
  });

  it('stays plain JSON', () => {
    const document = report();
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
