import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../report/build-report.ts';
import type { ReportDocument, Span } from '../report/report-document.ts';
import type { ReportMaterial } from '../report/report-material.ts';
import { spansOf, textOf } from '../report/walk-document.ts';
import { checkRedactions } from './check-redactions.ts';
import { firstChoice, undecided } from './decide-redactions.ts';
import { publicReportOf } from './public-report.ts';
import { recordPublication } from './record-publication.ts';
import { isRedactable } from './redactable.ts';
import { piecesOf, redactReport } from './redact-report.ts';
import { TAKEN_OUT, type Redaction } from './redaction.ts';
import { namesKnownTo, suggestRedactions } from './suggest-redactions.ts';

const WRITTEN = '由李建国整改，联系人：张三，电话13812345678。';

function reportWith(statements: Partial<ReportMaterial>['statements'] = []): {
  report: ReportDocument;
  material: ReportMaterial;
} {
  const material = { ...demonstrationMaterial(), statements };
  const report = buildReport(material);
  if (!report) throw new Error('the demonstration has no form');
  return { report, material };
}

const stated = reportWith([
  { id: 'PROBLEM.USE', place: 'PROBLEM.USE', text: WRITTEN, author: '李建国' },
  { id: 'REMARKS', place: 'REMARKS', text: '共隐去600万元以外的内容，110服务台', author: '李建国' },
]);
const suggestions = suggestRedactions(stated.report, namesKnownTo(stated.report, stated.material));
const other = (text: string): Redaction => ({ text, kind: 'OTHER' });

describe('redactReport', () => {
  it('[PB1] takes nothing out of figures, of what is computed, or of the wording', () => {
    const value = (text: string): Span => ({
      kind: 'VALUE',
      text,
      figure: null,
      source: { kind: 'FIELD', of: { entity: 'INDICATOR_ACTUAL', id: '1', field: 'valueText' } },
    });
    for (const text of ['600', '＝１家', '8.3 亿元', '100%', '6.39%', '13812345678']) {
      expect(isRedactable(value(text)), text).toBe(false);
    }
    expect(isRedactable(value('已联系13812345678确认'))).toBe(true);
    const before = spansOf(stated.report).filter((span) => span.kind === 'VALUE' && span.figure !== null);
    const after = spansOf(redactReport(stated.report, [other('600'), other('98.50')]));
    expect(after.filter((span) => span.kind === 'VALUE').map(({ text }) => text)).toEqual(
      before.map(({ text }) => text),
    );
    const reasons = checkRedactions(stated.report, [other('600')]);
    expect(reasons).toEqual([{ text: '600', kind: 'LEFT_OVER' }]);
  });

  it('[PB2] suggests numbers, names behind a word, and names that the rows know, each once', () => {
    expect(suggestions).toEqual([
      { text: '13812345678', kind: 'MOBILE' },
      { text: '张三', kind: 'NAME' },
      { text: '李建国', kind: 'NAME' },
    ]);
  });

  it('[PB3] leaves no suggestion undecided: taken out to begin with, dismissed only by a person', () => {
    const first = firstChoice(suggestions, null);
    expect(first).toEqual({ takenOut: suggestions, dismissed: [] });
    const before = { takenOut: [other('110服务台')], dismissed: ['张三', 'no longer there'] };
    const next = firstChoice(suggestions, before);
    expect(next.takenOut.map(({ text }) => text)).toEqual(['13812345678', '李建国', '110服务台']);
    expect(next.dismissed).toEqual(['张三']);
    expect(undecided(suggestions, next)).toEqual([]);
    expect(undecided(suggestions, before).map(({ text }) => text)).toEqual(['13812345678', '李建国']);
  });

  it('[PB4] puts one mark for whatever was there, in narrative and annex, and drops authors, rows and ids', () => {
    const redacted = redactReport(stated.report, suggestions);
    const said = spansOf(redacted).map(({ text }) => text);
    const text = said.join('');
    expect(text.split(`由${TAKEN_OUT}整改，联系人：${TAKEN_OUT}，电话${TAKEN_OUT}。`).length).toBe(3);
    const json = JSON.stringify(redacted);
    for (const secret of ['李建国', '张三', '13812345678', stated.material.round.id, 'indicator-', 'form-']) {
      // Tables are named by their rows in the tree; what is published has no such name.
      expect(secret.endsWith('-') ? JSON.stringify(publicReportOf(redacted)) : json, secret).not.toContain(
        secret,
      );
    }
  });

  it('[PB4] cuts the longest text first, and keeps all others as they are', () => {
    const span: Span = { kind: 'WRITTEN', text: '张三丰和张三', author: null, source: [] };
    const pieces = piecesOf(span, [other('张三'), other('张三丰')]);
    expect(pieces.map(({ text, redaction }) => [text, redaction?.text ?? null])).toEqual([
      ['张三丰', '张三丰'],
      ['和', null],
      ['张三', '张三'],
    ]);
    const untouched = redactReport(stated.report, []);
    expect(spansOf(untouched).map(({ text }) => text)).toEqual(
      spansOf(stated.report).map(({ text }) => text),
    );
  });

  it('[PB5] refuses what would be left elsewhere, and a text of one sign; the mark is no trace of itself', () => {
    expect(checkRedactions(stated.report, suggestions)).toEqual([]);
    expect(checkRedactions(stated.report, [other('绩效')])).toEqual([{ text: '绩效', kind: 'LEFT_OVER' }]);
    expect(checkRedactions(stated.report, [other('张')])).toEqual([{ text: '张', kind: 'LENGTH' }]);
    expect(checkRedactions(stated.report, [other('隐去')])).toEqual([]);
  });

  it('[PB8] says in section 四 when and where, where its writers left it open, or after their words', () => {
    const place = { publishedOn: '2025-03-31', address: 'https://attain.example/public/reports/a/1/' };
    const sentence = '本报告于2025年3月31日公开，网址为https://attain.example/public/reports/a/1/。';
    const said = (report: ReportDocument) =>
      recordPublication(report, place)
        .sections.find(({ id }) => id === 'RESULTS')
        ?.blocks.flatMap((block) => (block.kind === 'TABLE' ? [] : textOf(block.spans)))
        .slice(-2);
    expect(said(reportWith().report)).toEqual(['（三）公开情况', sentence]);
    const own = [
      { id: 'PUBLICATION', place: 'PUBLICATION', text: '拟在门户网站公开。', author: null },
    ] as const;
    expect(said(reportWith(own).report)).toEqual(['拟在门户网站公开。', sentence]);
  });
});
