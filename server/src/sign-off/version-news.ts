import type { NamedFinding } from '@attain/shared/finding-answer/any-finding';
import { whatBlocksSignOff } from '@attain/shared/sign-off/what-blocks-sign-off';
import type { EntityManager } from 'typeorm';
import type { SignedIn } from '../account/session.service.ts';
import type { Round } from '../performance-target/round.entity.ts';
import { FindingAnswer } from '../finding-answer/finding-answer.entity.ts';
import { lastReportChange } from '../report/report-changes.ts';
import { ReportVersion, type ReportVersionView } from './report-version.entity.ts';
import type { VersionFindings } from './version-findings.ts';

/** What is told of versions besides what is frozen in them. */
export class VersionNews {
  constructor(private readonly findings: VersionFindings) {}

  async of(
    manager: EntityManager,
    viewer: SignedIn,
    round: Round,
    versions: readonly ReportVersion[],
  ): Promise<ReportVersionView[]> {
    if (versions.length === 0) return [];
    const last = await lastReportChange(manager, round, Math.min(...versions.map(({ seq }) => seq)));
    const signed = await latestSigned(manager, round.id);
    const views: ReportVersionView[] = [];
    for (const version of versions) {
      const { state, number, seq, drafterId } = version;
      const open = state === 'PUT_UP' ? await this.openFindings(manager, version) : [];
      views.push({
        ...version,
        isOutdated: last !== null && last > seq,
        correctedBy: state === 'SIGNED' && signed !== null && signed > number ? signed : null,
        openFindings: [...new Set(open.map(({ finding }) => finding.code))],
        isOwn: drafterId === viewer.userId,
      });
    }
    return views;
  }

  /** Findings that hold up the signature of a version (SO7). */
  async openFindings(manager: EntityManager, version: ReportVersion): Promise<readonly NamedFinding[]> {
    return whatBlocksSignOff(await this.findings.of(version), await answersOf(manager, version));
  }
}

/** The number of the round's latest signed version: it corrects those before it. */
function latestSigned(manager: EntityManager, roundId: string): Promise<number | null> {
  return manager.maximum(ReportVersion, 'number', { roundId, state: 'SIGNED' });
}

/** What people said of the round's findings. */
function answersOf(manager: EntityManager, { roundId }: ReportVersion): Promise<FindingAnswer[]> {
  return manager.find(FindingAnswer, { where: { roundId } });
}
