import { printShortCode } from '@attain/shared/sign-off/short-code';
import type { ReportVersion } from '../sign-off/report-version.entity.ts';
import { dayInBeijing } from './day-in-beijing.ts';
import type { VersionContent } from './read-version-content.ts';

/** What is published besides the report: the record, the version, its figures. */
export function headOf(
  version: ReportVersion,
  content: VersionContent,
  publication: { number: number; publishedAt: string; address: string; reason: string },
) {
  const { publishedAt, ...record } = publication;
  const { title: _title, ...figures } = version.figures;
  return {
    publication: { ...record, publishedOn: dayInBeijing(publishedAt) },
    version: {
      number: version.number,
      signedOn: version.signedAt === null ? null : dayInBeijing(version.signedAt),
      proofCode: printShortCode(version.code),
      proofAddress: content.version.address,
    },
    figures,
    ...(version.gaps && { gaps: version.gaps }),
  };
}
