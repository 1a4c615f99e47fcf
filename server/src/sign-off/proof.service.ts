import { readShortCode } from '@attain/shared/sign-off/short-code';
import { MoreThan } from 'typeorm';
import type { Database } from '../database/data-source.ts';
import type { ProofPublication, PublicationsOf } from './proof-publications.ts';
import { ReportVersion } from './report-version.entity.ts';

/** What the public is told about a code. */
export type Proof =
  /** No code at all: a sign is wrong, missing or in another place. */
  | { readonly kind: 'MISTYPED' }
  /** Nothing was signed under it; what waits, was returned or withdrawn is not told apart from what never was. */
  | { readonly kind: 'UNKNOWN' }
  | {
      readonly kind: 'SIGNED';
      readonly version: ReportVersion;
      /** The latest signed version of the round, where that is a later one. */
      readonly correctedBy: ReportVersion | null;
      /** The oldest first. */
      readonly publications: readonly ProofPublication[];
    };

/** Confirms signed versions to anybody who has their code (SO9, SO13). */
export class ProofService {
  constructor(
    private readonly database: Database,
    private readonly publicationsOf: PublicationsOf,
  ) {}

  /** @param typed As it stands on the paper, or as somebody typed it. */
  async find(typed: string): Promise<Proof> {
    const code = readShortCode(typed);
    if (code === null) return { kind: 'MISTYPED' };
    return this.database.snapshots.read(async (manager) => {
      const version = await manager.findOneBy(ReportVersion, { code, state: 'SIGNED' });
      if (!version) return { kind: 'UNKNOWN' };
      const { roundId, number } = version;
      const later = { roundId, number: MoreThan(number), state: 'SIGNED' } as const;
      const correctedBy = await manager.findOne(ReportVersion, { where: later, order: { number: 'DESC' } });
      const publications = await this.publicationsOf(manager, version);
      return { kind: 'SIGNED', version, correctedBy, publications };
    });
  }
}
