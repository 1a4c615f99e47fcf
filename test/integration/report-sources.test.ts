import { buildReport } from '@attain/shared/report/build-report';
import { spansOf } from '@attain/shared/report/walk-document';
import { describe, expect, it } from 'vitest';
import { describeSource } from '../../client/src/report/describe-source.ts';
import { demonstrationMaterial } from '../support/report-material.ts';

const material = demonstrationMaterial();
const report = buildReport(material);
const values = (report ? spansOf(report) : []).filter((span) => span.kind === 'VALUE');

describe('describeSource', () => {
  it('names every row that any value of the report comes from', () => {
    expect(values.length).toBeGreaterThan(200);
    const nameless = values.flatMap(({ text, source }) =>
      describeSource(source, material)
        .lines.filter(({ which }) => which.replaceAll(' · ', '') === '')
        .map(({ what }) => [text, what]),
    );
    expect(nameless).toEqual([]);
  });

  it('tells a total down to the entries of each form, with their values and where they were filled in', () => {
    const total = values.find(({ text, source }) => text === '98.50' && source.kind === 'SCORED');
    const words = total && describeSource(total.source, material);
    expect(words?.rule).toBe('SC9');
    expect(words?.lines).toContainEqual(
      expect.objectContaining({
        what: '预算执行 · 全年执行数',
        which: '乌鲁木齐市 · 第三批第二年奖补资金（提前下达） · 中央资金',
        value: '70 万元',
        formId: 'form-urumqi-advance',
      }),
    );
  });

  it('tells a document by its number, a place in the report by nothing', () => {
    const field = {
      entity: 'BUDGET_DOCUMENT',
      id: material.documents[0]?.id ?? '',
      field: 'amountInFen',
    } as const;
    const [line] = describeSource({ kind: 'FIELD', of: field }, material).lines;
    expect(line?.which).toBe(material.documents[0]?.documentNumber);
    expect(describeSource({ kind: 'PLACE' }, material).lines).toEqual([]);
  });
});
