import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import type { EntityManager } from 'typeorm';

export interface TemplateFile {
  readonly path: string;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
}

/** The templates of an order by their kind; null: the built-in layout. */
export type OrderTemplates = { readonly [K in TemplateKind]: TemplateFile | null };

export const NO_TEMPLATES: OrderTemplates = { REPORT: null, ANNEX: null };

/** The templates that reports of a unit are written in now. */
export type TemplatesOf = (manager: EntityManager, ownerPath: string) => Promise<OrderTemplates>;

/** SHA-256 (hex) of the template of each kind; null: the built-in layout. */
export type TemplateHashes = { readonly [K in TemplateKind]: string | null };

export function hashesOf({ REPORT, ANNEX }: OrderTemplates): TemplateHashes {
  return { REPORT: REPORT?.sha256 ?? null, ANNEX: ANNEX?.sha256 ?? null };
}
