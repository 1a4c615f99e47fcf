import { describe, expect, it } from 'vitest';
import type { Block, ReportDocument, Span } from '@attain/shared/report/report-document';
import { anchorBlocks, openElsewhere, openPlacesOf, outlineOf } from './outline.ts';

const fixed = (text: string): Span => ({ kind: 'FIXED', text });
const missing = (place: 'ASPECT.USE' | 'REPORT_DATE' | null): Span => ({
  kind: 'OPEN',
  text: '【未填写】',
  missing: '情况',
  by: place ? '业务管理员' : '填报人',
  place,
});
const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'HEADING', level, spans: [fixed(text)] });
const paragraph = (...spans: Span[]): Block => ({ kind: 'PARAGRAPH', spans });

const REPORT: ReportDocument = {
  roundId: 'round',
  title: [fixed('报告')],
  preface: [paragraph(fixed('草稿'))],
  sections: [
    { id: 'ALLOCATION', blocks: [heading(1, '一'), paragraph(missing(null)), paragraph(missing(null))] },
    {
      id: 'COMPLETION',
      blocks: [
        heading(1, '二'),
        heading(2, '（一）'),
        heading(3, '1.使用规范性'),
        paragraph(missing('ASPECT.USE')),
        heading(2, '（二）'),
        paragraph(missing('ASPECT.USE')),
        heading(2, '（三）'),
        paragraph(fixed('都写了')),
      ],
    },
  ],
  signature: [[missing('REPORT_DATE')]],
};
const blocks = anchorBlocks(REPORT);

describe('the outline of a report', () => {
  it('counts below each heading what is still to be written, a place that stands twice once', () => {
    expect(outlineOf(blocks).map(({ title, openCount, isWhole }) => [title, openCount, isWhole])).toEqual([
      ['一', 0, false],
      ['二', 1, false],
      ['（一）', 1, false],
      ['（二）', 1, false],
      ['（三）', 0, true],
    ]);
  });

  it('lists each open place once, with the heading it stands under first, and the signature’s date', () => {
    expect(openPlacesOf(REPORT, blocks)).toEqual([
      { place: 'ASPECT.USE', missing: '情况', anchor: 'report-completion-3', under: '（一）' },
      { place: 'REPORT_DATE', missing: '情况', anchor: 'report-signature', under: '' },
    ]);
  });

  it('tells apart what is filled in elsewhere, by whom and where it stands, the same thing under one heading once', () => {
    expect(openElsewhere(blocks)).toMatchObject([
      { missing: '情况', by: '填报人', under: '一', anchor: 'report-allocation-1', count: 2 },
    ]);
  });

  it('gives every block an anchor of its own', () => {
    expect(new Set(blocks.map(({ anchor }) => anchor)).size).toBe(blocks.length);
  });
});
