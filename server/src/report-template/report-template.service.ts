import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DomainError } from '@attain/shared/errors/domain-error';
import { canSee, type Grant } from '@attain/shared/organisation/scope';
import { canSetTemplate } from '@attain/shared/report-template/can-set-template';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { isRefusal, type TemplateLine } from '@attain/shared/report-template/template-line';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../account/clock.ts';
import type { SignedIn } from '../account/session.service.ts';
import type { Database } from '../database/data-source.ts';
import { insertRows } from '../database/insert-rows.ts';
import { whereVisible } from '../organisation/visible-rows.ts';
import { lockRound } from '../performance-target/lock-round.ts';
import { Round } from '../performance-target/round.entity.ts';
import type { ContentStore } from '../report/content-store.ts';
import { loadReportMaterial } from '../report/load-report-material.ts';
import type { TemplateCheck } from '../report/template/check-template.ts';
import type { TemplateFile, TemplatesOf } from '../report/template/order-templates.ts';
import { ReportTemplate } from './report-template.entity.ts';

/** Looks at a file before anything is kept of it; see `checkTemplate`. */
export type CheckTemplate = (
  path: string,
  expected: TemplateKind,
  material: ReportMaterial | null,
) => Promise<TemplateCheck>;

export interface BroughtTemplate {
  readonly roundId: string;
  readonly kind: TemplateKind;
  readonly name: string;
  /** Where its bytes wait. */
  readonly path: string;
}

/** What became of a template that was brought: kept and used from now on, or told what is wrong with it. */
export type TemplateOutcome =
  | { readonly kind: 'KEPT'; readonly template: ReportTemplate }
  | { readonly kind: 'REFUSED'; readonly lines: readonly TemplateLine[] };

const LONGEST_NAME = 200;

/** The templates that a unit's reports are written in. */
export class ReportTemplateService {
  constructor(
    private readonly database: Database,
    private readonly files: ContentStore,
    private readonly check: CheckTemplate,
    private readonly now: Clock,
  ) {}

  /** Before a byte is read: whether this person may bring a template for the round's unit. @throws DomainError NOT_FOUND, FORBIDDEN */
  async assertCanBring(grants: readonly Grant[], roundId: string): Promise<void> {
    await findOwnRound(this.database.reader.manager, grants, roundId);
  }

  /**
   * Checks a file and keeps it as the template of the unit that called the round; the one before stays as an earlier one.
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN
   */
  async bring(viewer: SignedIn, { roundId, kind, name, path }: BroughtTemplate): Promise<TemplateOutcome> {
    const material = await this.database.snapshots.read(async (manager) => {
      const round = await findOwnRound(manager, viewer.grants, roundId);
      return loadReportMaterial(manager, [{ role: 'AUDITOR', path: round.ownerPath }], roundId);
    });
    const { lines } = await this.check(path, kind, material);
    if (lines.some(isRefusal)) return { kind: 'REFUSED', lines };
    const bytes = await readFile(path);
    const sha256 = await this.files.keep(bytes);
    const template = await this.database.gate.run(async (manager) => {
      // Roles may have ended while the file was looked at.
      const { ownerPath } = await findOwnRound(manager, viewer.grants, roundId);
      await lockRound(manager, roundId);
      await manager.update(ReportTemplate, { orgPath: ownerPath, kind, isActive: true }, { isActive: false });
      const row: ReportTemplate = {
        id: randomUUID(),
        orgPath: ownerPath,
        kind,
        name: name.slice(0, LONGEST_NAME),
        sha256,
        byteCount: bytes.length,
        notes: lines,
        uploadedById: viewer.userId,
        uploadedByName: viewer.displayName,
        uploadedAt: this.now().toISOString(),
        isActive: true,
      };
      await insertRows(manager, ReportTemplate, [row]);
      return row;
    });
    return { kind: 'KEPT', template };
  }

  /** All that were ever brought for the round's unit, the newest first. @throws DomainError NOT_FOUND */
  async list(grants: readonly Grant[], roundId: string): Promise<ReportTemplate[]> {
    const { manager } = this.database.reader;
    const { ownerPath } = await findRound(manager, grants, roundId);
    return manager.find(ReportTemplate, {
      where: { orgPath: ownerPath },
      order: { uploadedAt: 'DESC', id: 'DESC' },
    });
  }

  /**
   * Goes back to an earlier template, or to the built-in layout (`id` null).
   *
   * @throws DomainError NOT_FOUND, FORBIDDEN
   */
  async choose(
    grants: readonly Grant[],
    {
      roundId,
      kind,
      id,
    }: { readonly roundId: string; readonly kind: TemplateKind; readonly id: string | null },
  ): Promise<ReportTemplate[]> {
    await this.database.gate.run(async (manager) => {
      const { ownerPath: orgPath } = await findOwnRound(manager, grants, roundId);
      await lockRound(manager, roundId);
      await manager.update(ReportTemplate, { orgPath, kind, isActive: true }, { isActive: false });
      if (id === null) return;
      const { affected } = await manager.update(ReportTemplate, { id, orgPath, kind }, { isActive: true });
      if (affected !== 1) throw new DomainError('NOT_FOUND', {});
    });
    return this.list(grants, roundId);
  }

  /** One template and where its bytes lie; null where there is none that these grants show. */
  async file(
    grants: readonly Grant[],
    id: string,
  ): Promise<{ readonly template: ReportTemplate; readonly path: string } | null> {
    const query = this.database.reader.manager
      .createQueryBuilder(ReportTemplate, 'template')
      .where('template.id = :id', { id });
    const template = await whereVisible(query, 'template.orgPath', 'UNIT', grants).getOne();
    if (!template || !(await this.files.has(template))) return null;
    return { template, path: this.files.pathOf(template.sha256) };
  }
}

/** The templates that reports of this unit are written in now. */
export function templatesOfUnit(files: ContentStore): TemplatesOf {
  return async (manager, orgPath) => {
    const active = await manager.findBy(ReportTemplate, { orgPath, isActive: true });
    const fileOf = (kind: TemplateKind): TemplateFile | null => {
      const template = active.find((candidate) => candidate.kind === kind);
      return template ? { path: files.pathOf(template.sha256), sha256: template.sha256 } : null;
    };
    return { REPORT: fileOf('REPORT'), ANNEX: fileOf('ANNEX') };
  };
}

/** Whoever reads all of the unit reads its templates. */
async function findRound(manager: EntityManager, grants: readonly Grant[], id: string): Promise<Round> {
  const round = await manager.findOneBy(Round, { id });
  if (!round || !canSee(grants, 'UNIT', round.ownerPath)) throw new DomainError('NOT_FOUND', {});
  return round;
}

async function findOwnRound(manager: EntityManager, grants: readonly Grant[], id: string): Promise<Round> {
  const round = await findRound(manager, grants, id);
  if (!canSetTemplate(grants, round.ownerPath)) throw new DomainError('FORBIDDEN', {});
  return round;
}
