import { checkPlaceholders } from '@attain/shared/report-template/check-placeholders';
import { describeStatedFigure } from '@attain/shared/report-template/describe-stated-figure';
import { findStatedFigures } from '@attain/shared/report-template/find-stated-figures';
import { knownFigures } from '@attain/shared/report-template/known-figures';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { isRefusal, type TemplateLine } from '@attain/shared/report-template/template-line';
import type { TemplateTexts } from '@attain/shared/report-template/template-text';
import { buildForTemplates } from '@attain/shared/report-template/template-values';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { readFile } from 'node:fs/promises';
import { describePlaceholderProblem, describeTemplateFile } from './describe-template-file.ts';
import { findNewFindings } from './find-new-findings.ts';
import { tryReadTemplate } from './read-template.ts';
import { renderTemplateDocx } from './render-template-docx.ts';
import { renderTemplateXlsx } from './render-template-xlsx.ts';

export interface TemplateCheck {
  /** Null for a file that is neither, or was not opened. */
  readonly kind: TemplateKind | null;
  /** All that is wrong with it, refusals and weaknesses, in the order of the file. */
  readonly lines: readonly TemplateLine[];
}

/**
 * Checks a file that somebody brings as a template, before anything is kept of it.
 *
 * @param expected What it is to be; null: what its content says.
 * @param material The newest round of its unit: what the template states by itself is held against it, and it is filled in
 *   once on trial. Null where there is none.
 */
export async function checkTemplate(
  path: string,
  expected: TemplateKind | null,
  material: ReportMaterial | null,
): Promise<TemplateCheck> {
  const outcome = await tryReadTemplate(path);
  if ('problem' in outcome) return { kind: null, lines: [describeTemplateFile(outcome.problem)] };
  const { kind, texts, problems } = outcome.reading;
  if (expected !== null && kind !== expected) {
    return { kind, lines: [describeTemplateFile({ kind: 'OTHER_KIND', expected })] };
  }
  const lines = [
    ...problems.map(describeTemplateFile),
    ...checkPlaceholders(texts, kind).map(describePlaceholderProblem),
  ];
  const isUsable = lines.length === 0;
  const template = isUsable && material ? new Uint8Array(await readFile(path)) : null;
  const findings = await examineTemplate({ kind, texts, template }, material);
  return { kind, lines: [...lines, ...findings] };
}

interface ExaminedTemplate {
  readonly kind: TemplateKind;
  readonly texts: TemplateTexts;
  /** Null: it cannot be filled in. */
  readonly template: Uint8Array | null;
}

/** What a template says by itself against the data, and what an auditor would find in what comes of it (TP7). */
async function examineTemplate(
  { kind, texts, template }: ExaminedTemplate,
  material: ReportMaterial | null,
): Promise<TemplateLine[]> {
  const made = material && buildForTemplates(material);
  const known = made && knownFigures(made, material);
  const lines = findStatedFigures(texts, known).map(describeStatedFigure);
  if (!made || !template) return lines;
  try {
    if (kind === 'ANNEX') await renderTemplateXlsx(template, made);
    else lines.push(...(await findNewFindings(await renderTemplateDocx(template, made), made.report)));
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error))
      .replace(/\s+/g, ' ')
      .slice(0, 200);
    lines.push(describeTemplateFile({ kind: 'ENGINE', reason }));
  }
  return lines;
}

export function isUsable({ lines }: TemplateCheck): boolean {
  return !lines.some(isRefusal);
}
