import type { TemplateKind } from './placeholder-names.ts';

/** Every path of templates begins with this; the service worker keeps none of them. */
export const TEMPLATES_ROOT = '/report-templates';

/** 20 MB: a letterhead with its pictures has a few. Told before a file is chosen. */
export const MOST_TEMPLATE_BYTES = 20 * 1024 * 1024;

/** Where a template for the unit that called a round is brought to (`POST`, the bytes as they are). */
export function templateUploadPath(roundId: string, kind: TemplateKind, name: string): string {
  return `${TEMPLATES_ROOT}/${encodeURIComponent(roundId)}/${kind.toLowerCase()}?name=${encodeURIComponent(name)}`;
}

/** Where a template is read again. */
export function templateFilePath(id: string): string {
  return `${TEMPLATES_ROOT}/files/${encodeURIComponent(id)}`;
}

/** A template that is the built-in layout with its placeholders: something to begin with. */
export function exampleTemplatePath(kind: TemplateKind): string {
  return `${TEMPLATES_ROOT}/example/${kind.toLowerCase()}`;
}

/** The kind that the end of such a path names. */
export function templateKindOfPath(end: string): TemplateKind | null {
  return end === 'report' ? 'REPORT' : end === 'annex' ? 'ANNEX' : null;
}

/** With their endings; what a file is, its content says. */
export const TEMPLATE_ENDINGS: { readonly [K in TemplateKind]: string } = { REPORT: '.docx', ANNEX: '.xlsx' };
