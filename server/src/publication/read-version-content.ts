import { readFile } from 'node:fs/promises';
import { DomainError } from '@attain/shared/errors/domain-error';
import { namesKnownTo } from '@attain/shared/publication/suggest-redactions';
import type { ReportDocument } from '@attain/shared/report/report-document';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { ContentStore } from '../report/content-store.ts';
import type { ReportVersion } from '../sign-off/report-version.entity.ts';

/** The frozen content of a version. */
export interface VersionContent {
  readonly version: VersionMark;
  readonly report: ReportDocument;
  readonly material: ReportMaterial;
}

/** Reads what was signed from the very file that was signed. @throws DomainError NOT_FOUND where it is gone */
export async function readVersionContent(
  files: ContentStore,
  version: ReportVersion,
): Promise<VersionContent> {
  const facts = version.files.find(({ kind }) => kind === 'JSON');
  if (!facts || !(await files.has(facts))) throw new DomainError('NOT_FOUND', {});
  // Written by renderJson, and known by its hash.
  return JSON.parse(await readFile(files.pathOf(facts.sha256), 'utf8')) as VersionContent;
}

/** Persons whom the version's data knows: who wrote in it, and who put it up and signed it. */
export function namesIn({ report, material }: VersionContent, { acts }: ReportVersion): string[] {
  return [...new Set([...namesKnownTo(report, material), ...acts.map(({ byName }) => byName)])];
}
