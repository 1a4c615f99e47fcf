import { demonstrationMaterial } from '#test/report-material';
import { wholeMaterial } from '#test/whole-material';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../build-report.ts';
import { reportGapsOf } from '../report-gaps.ts';
import type { ReportJobPurpose } from '../report-job.ts';
import type { ReportMaterial } from '../report-material.ts';
import { spansOf, spansOfBlock, textOf } from '../walk-document.ts';
import { DEFAULT_WORDING } from '../wording/read-wording.ts';

function build(material: ReportMaterial, purpose?: ReportJobPurpose) {
  const report = buildReport(material, DEFAULT_WORDING, purpose);
  if (!report) throw new Error('nothing to report on');
  return { report, preface: textOf(report.preface.flatMap(spansOfBlock)) };
}

describe('prefaceBlocks', () => {
  const material = demonstrationMaterial();

  it('[SO11] calls only what nobody has put up a draft', () => {
    expect(build(material).preface).toContain('本报告为草稿。');
    expect(textOf(spansOf(build(material, 'VERSION').report))).not.toContain('草稿。');
  });

  it('[SO11] says in a version how much is open and how many forms are not approved, the region’s own by its name', () => {
    const { report, preface } = build(material, 'VERSION');
    const { openPlaces, unapprovedForms } = reportGapsOf(report, material);
    expect(preface).toContain(`本报告不完整，还有${openPlaces}处未填写`);
    expect(preface).toContain(`本批次有${unapprovedForms}张自评表未审核通过，所列数字可能不完整。`);
    expect(preface).toMatch(/其中.+的自评表在提请签发时为“.+”。/);
    const ownIsApproved = material.selfEvaluations.map((form) =>
      form.orgUnitId === material.round.ownerId ? { ...form, state: 'APPROVED' as const } : form,
    );
    const approved = build({ ...material, selfEvaluations: ownIsApproved }, 'VERSION').preface;
    expect(approved).toContain(`本批次有${unapprovedForms - 1}张自评表未审核通过`);
    expect(approved).not.toContain('在提请签发时为');
  });

  it('[SO11] says nothing of it where a version is whole', () => {
    const whole = wholeMaterial();
    const { report, preface } = build(whole, 'VERSION');
    expect(reportGapsOf(report, whole)).toEqual({ openPlaces: 0, unapprovedForms: 0 });
    expect(preface).toMatch(/^本报告由\d+个地区的\d+张自评表汇总而成/);
  });

  it('[SO11] tells a version’s other words as its draft does', () => {
    expect(build(material, 'VERSION').report.sections).toEqual(build(material).report.sections);
  });
});
