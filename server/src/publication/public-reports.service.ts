import { readFile } from 'node:fs/promises';
import type { PublishedDocument } from '@attain/shared/publication/published-document';
import { isReadable } from '@attain/shared/publication/publication-state';
import type { Database } from '../database/data-source.ts';
import type { ContentStore } from '../report/content-store.ts';
import { Publication, type PublishedFile } from './publication.entity.ts';

/** A publication as everybody finds it: with all others of its report, the newest first. */
export interface FoundPublication {
  readonly publication: Publication;
  readonly all: readonly Publication[];
}

/** What everybody may read: the records of publications, and the bytes of those that are not withdrawn. */
export class PublicReportsService {
  constructor(
    private readonly database: Database,
    private readonly files: ContentStore,
  ) {}

  /** All publications, the newest first; withdrawn ones are told as such. */
  all(): Promise<Publication[]> {
    return this.database.reader.manager.find(Publication, { order: { publishedAt: 'DESC', number: 'DESC' } });
  }

  /** Null where nothing was ever published. */
  async find(slug: string, number: number): Promise<FoundPublication | null> {
    const all = await this.database.reader.manager.find(Publication, {
      where: { slug },
      order: { number: 'DESC' },
    });
    const publication = all.find((one) => one.number === number);
    return publication ? { publication, all } : null;
  }

  /** What its page shows, from the file that everybody may fetch as well. */
  async document({ state, files }: Publication): Promise<PublishedDocument | null> {
    const path = isReadable(state)
      ? await this.pathOf(files.find(({ name }) => name === 'report.json'))
      : null;
    // Written by makePublishedFiles, and known by its hash.
    return path === null ? null : (JSON.parse(await readFile(path, 'utf8')) as PublishedDocument);
  }

  /** Where a file of a publication lies; null where it has none of this name, or is withdrawn. */
  async file(
    { state, files }: Publication,
    name: string,
  ): Promise<{ readonly facts: PublishedFile; readonly path: string } | null> {
    const facts = isReadable(state) ? files.find((file) => file.name === name) : undefined;
    const path = await this.pathOf(facts);
    return facts && path !== null ? { facts, path } : null;
  }

  private async pathOf(facts: PublishedFile | undefined): Promise<string | null> {
    return facts && (await this.files.has(facts)) ? this.files.pathOf(facts.sha256) : null;
  }
}
