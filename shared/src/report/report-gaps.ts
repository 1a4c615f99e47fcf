import type { ReportDocument } from './report-document.ts';
import type { ReportForm, ReportMaterial } from './report-material.ts';
import { spansOf } from './walk-document.ts';

/** How far a report is from being whole (报告缺口); it travels with what is put up, signed and published of it (SO10). */
export interface ReportGaps {
  /** Places that it prints as 【未填写】. */
  readonly openPlaces: number;
  /** Forms of its round that are not approved, the region's own among them. */
  readonly unapprovedForms: number;
}

type RoundForms = Pick<ReportMaterial, 'round' | 'selfEvaluations'>;

/**
 * A statement of the report counts once, wherever it is printed; what is told in a form or of a document, each time.
 * When and where it is public is not counted: publishing fills that in (PB8).
 */
export function reportGapsOf(report: ReportDocument, material: RoundForms): ReportGaps {
  const open = spansOf(report).filter((span) => span.kind === 'OPEN');
  const places = new Set(open.flatMap(({ place }) => place ?? []));
  places.delete('PUBLICATION');
  return {
    openPlaces: places.size + open.filter(({ place }) => place === null).length,
    unapprovedForms: unapprovedFormsOf(material).length,
  };
}

/** Forms of the round that are not approved, that of the unit that called it among them. */
export function unapprovedFormsOf({ round, selfEvaluations }: RoundForms): readonly ReportForm[] {
  return selfEvaluations.filter(({ roundId, state }) => roundId === round.id && state !== 'APPROVED');
}

/** Whether it must be said. Null: nobody has counted, since an older release made it. */
export function isPartial(gaps: ReportGaps | null): gaps is ReportGaps {
  return gaps !== null && (gaps.openPlaces > 0 || gaps.unapprovedForms > 0);
}

/** The sentence that stands beside a report and its tables wherever they are told; null where it is whole. */
export function describePartial(gaps: ReportGaps | null): string | null {
  return isPartial(gaps) ? `本报告不完整：${printReportGaps(gaps)}。` : null;
}

/** Without a full stop, to be put into a sentence. */
export function printReportGaps({ openPlaces, unapprovedForms }: ReportGaps): string {
  return [
    openPlaces > 0 ? `还有 ${openPlaces} 处未填写` : '',
    unapprovedForms > 0 ? `各地和本级共 ${unapprovedForms} 张自评表未审核通过` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}
