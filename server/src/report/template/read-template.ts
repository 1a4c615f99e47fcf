import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import type { TemplateTexts } from '@attain/shared/report-template/template-text';
import { ReportFileError } from '../reading/file-problem.ts';
import { withOfficeArchive, type OfficeArchive } from '../reading/office-archive.ts';
import { mainPartOf } from '../reading/read-report-file.ts';
import { findForeignParts } from './find-dangers.ts';
import { readTemplatePart } from './read-template-docx.ts';
import { readTemplateXlsx } from './read-template-xlsx.ts';
import type { TemplateDanger, TemplateFileProblem } from './template-file-problem.ts';
import { CONTENT_TYPES, textPartsOf } from './template-parts.ts';

export interface TemplateReading {
  readonly kind: TemplateKind;
  readonly texts: TemplateTexts;
  readonly problems: readonly TemplateFileProblem[];
}

/** The one dialect that the engine knows; 严格 Open XML has other names for everything. */
const TRANSITIONAL =
  /<w:document\b[^>]*"http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/;

/**
 * Reads a file as a template. What it is, its content says, not its name.
 *
 * @throws ReportFileError where it is not opened at all: too large, a macro, a password, damaged.
 */
export function readTemplate(path: string): Promise<TemplateReading> {
  return withOfficeArchive(path, async (archive) => {
    const main = await mainPartOf(archive);
    const foreign = await findForeignParts(archive);
    const kind = main.includes('xl/') ? 'ANNEX' : 'REPORT';
    const { texts, problems } =
      kind === 'ANNEX' ? await readTemplateXlsx(main, archive) : await readDocument(main, archive);
    await readTheRest(archive);
    return { kind, texts, problems: [...foreign, ...problems] };
  });
}

async function readDocument(main: string, archive: OfficeArchive) {
  const problems: (TemplateDanger | { readonly kind: 'STRICT_FORMAT' })[] = [];
  const xml = (await archive.read(main)) ?? '';
  if (!TRANSITIONAL.test(xml.slice(0, 20_000))) problems.push({ kind: 'STRICT_FORMAT' });
  const texts = [];
  for (const { name, part } of textPartsOf((await archive.read(CONTENT_TYPES)) ?? '')) {
    const reading = readTemplatePart(name, (await archive.read(name)) ?? '', part);
    texts.push(...reading.texts);
    problems.push(...reading.dangers);
  }
  return { texts, problems };
}

/** Pictures too are unpacked once, counted: the engine does so without counting. */
async function readTheRest(archive: OfficeArchive): Promise<void> {
  for (const name of archive.names) {
    if (/\.(?:xml|rels)$/i.test(name) || name.endsWith('/')) continue;
    await archive.read(name);
  }
}

/** The reading, or why there is none. */
export async function tryReadTemplate(
  path: string,
): Promise<{ readonly reading: TemplateReading } | { readonly problem: TemplateFileProblem }> {
  try {
    return { reading: await readTemplate(path) };
  } catch (error) {
    if (error instanceof ReportFileError) return { problem: error.problem };
    throw error;
  }
}
