import { readFile } from 'node:fs/promises';
import type { NamedFinding } from '@attain/shared/finding-answer/any-finding';
import type { ExaminedMaterial } from '@attain/shared/sign-off/round-material-of';
import { findingsOfVersion } from '@attain/shared/sign-off/what-blocks-sign-off';
import type { ContentStore } from '../report/content-store.ts';
import type { ReportVersion } from './report-version.entity.ts';

/** Some versions wait at a time; their findings are a few kilobytes each. */
const REMEMBERED = 20;

/** What the examination finds in a version: of the rows that its data file holds, whatever has changed since. */
export class VersionFindings {
  readonly #known = new Map<string, readonly NamedFinding[]>();

  constructor(private readonly files: ContentStore) {}

  /** @throws Error when the version's data file is lost. */
  async of({ files }: ReportVersion): Promise<readonly NamedFinding[]> {
    const sha256 = files.find(({ kind }) => kind === 'JSON')?.sha256 ?? '';
    const known = this.#known.get(sha256);
    if (known) return known;
    // Written by `renderJson`, and named by its hash.
    const { material } = JSON.parse(await readFile(this.files.pathOf(sha256), 'utf8')) as {
      readonly material: ExaminedMaterial;
    };
    const findings = findingsOfVersion(material);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(sha256, findings);
    return findings;
  }
}
