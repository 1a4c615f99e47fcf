import { demonstrationMaterial } from '#test/report-material';
import { describe, expect, it } from 'vitest';
import { buildReport } from './build-report.ts';
import { isPartial, printReportGaps, reportGapsOf } from './report-gaps.ts';
import type { ReportMaterial } from './report-material.ts';
import { spansOf } from './walk-document.ts';

function gapsOf(material: ReportMaterial) {
  const report = buildReport(material);
  if (!report) throw new Error('nothing to report on');
  return { report, gaps: reportGapsOf(report, material) };
}

describe('reportGapsOf', () => {
  const material = demonstrationMaterial();
  const { report, gaps } = gapsOf(material);
  const open = spansOf(report).filter((span) => span.kind === 'OPEN');

  it('[SO10] counts a statement once wherever it is printed, and not what publishing fills in', () => {
    const places = new Set(open.flatMap(({ place }) => place ?? []));
    expect(places.has('PUBLICATION')).toBe(true);
    const elsewhere = open.filter(({ place }) => place === null).length;
    expect(gaps.openPlaces).toBe(places.size - 1 + elsewhere);
    expect(open.length - 1).toBeGreaterThan(gaps.openPlaces);
  });

  it('[SO10] counts every form of the round that is not approved', () => {
    const drafts = material.selfEvaluations.map((form) => ({ ...form, state: 'DRAFT' as const }));
    expect(gapsOf({ ...material, selfEvaluations: drafts }).gaps.unapprovedForms).toBe(drafts.length);
    const approved = material.selfEvaluations.map((form) => ({ ...form, state: 'APPROVED' as const }));
    expect(gapsOf({ ...material, selfEvaluations: approved }).gaps.unapprovedForms).toBe(0);
  });
});

describe('printReportGaps', () => {
  it('names what there is of both', () => {
    expect(printReportGaps({ openPlaces: 3, unapprovedForms: 2 })).toBe(
      '还有 3 处未填写，各地和本级共 2 张自评表未审核通过',
    );
    expect(printReportGaps({ openPlaces: 0, unapprovedForms: 2 })).toBe('各地和本级共 2 张自评表未审核通过');
    const parts = [
      { openPlaces: 0, unapprovedForms: 0 },
      { openPlaces: 1, unapprovedForms: 0 },
      { openPlaces: 0, unapprovedForms: 1 },
      null,
    ];
    expect(parts.map(isPartial)).toEqual([false, true, true, false]);
  });
});
