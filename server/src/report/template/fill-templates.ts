import { checkPlaceholders } from '@attain/shared/report-template/check-placeholders';
import { describeStatedFigure } from '@attain/shared/report-template/describe-stated-figure';
import { findStatedFigures } from '@attain/shared/report-template/find-stated-figures';
import { knownFigures } from '@attain/shared/report-template/known-figures';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { isRefusal, type TemplateLine } from '@attain/shared/report-template/template-line';
import { buildForTemplates, type ReportForTemplates } from '@attain/shared/report-template/template-values';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { VersionMark } from '@attain/shared/sign-off/report-version';
import type { Wording } from '@attain/shared/report/wording/read-wording';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describePlaceholderProblem, describeTemplateFile } from './describe-template-file.ts';
import { findNewFindings } from './find-new-findings.ts';
import type { OrderTemplates, TemplateFile } from './order-templates.ts';
import { readTemplate } from './read-template.ts';
import { renderTemplateDocx } from './render-template-docx.ts';
import { renderTemplateXlsx } from './render-template-xlsx.ts';

/** What is put in. */
export interface TemplateContent {
  readonly material: ReportMaterial;
  readonly wording?: Wording;
  /** What the paper of a version carries; null for files to look at. */
  readonly mark: VersionMark | null;
}

export interface FilledTemplates {
  readonly docx: Uint8Array | null;
  readonly xlsx: Uint8Array | null;
  /** What the templates state by themselves (TP7), and what an auditor finds that came with them (TP7). */
  readonly lines: readonly TemplateLine[];
}

/**
 * Fills in the templates with the data of a round and holds both against each other.
 *
 * @throws ReportFileError, Error for a file that is not the one that was checked when it came
 */
export async function fillTemplates(
  { REPORT, ANNEX }: OrderTemplates,
  content: TemplateContent,
): Promise<FilledTemplates> {
  const { material, wording } = content;
  const purpose = content.mark ? 'VERSION' : 'FILES';
  const made = REPORT || ANNEX ? buildForTemplates(material, wording, purpose) : null;
  if (!made) return { docx: null, xlsx: null, lines: [] };
  const report = REPORT && (await fill(REPORT, 'REPORT', made, content));
  const annex = ANNEX && (await fill(ANNEX, 'ANNEX', made, content));
  return {
    docx: report?.bytes ?? null,
    xlsx: annex?.bytes ?? null,
    lines: [...(report?.lines ?? []), ...(annex?.lines ?? [])],
  };
}

async function fill(
  { path, sha256 }: TemplateFile,
  kind: TemplateKind,
  made: ReportForTemplates,
  { material, mark }: TemplateContent,
): Promise<{ readonly bytes: Uint8Array | null; readonly lines: readonly TemplateLine[] }> {
  const template = new Uint8Array(await readFile(path));
  const hash = createHash('sha256').update(template).digest('hex');
  if (hash !== sha256) throw new Error(`the template ${sha256} was changed on the disk`);
  const { texts, problems } = await readTemplate(path);
  // Another release may know other names than the one that took the template in.
  const lines = [
    ...problems.map(describeTemplateFile),
    ...checkPlaceholders(texts, kind).map(describePlaceholderProblem),
    ...findStatedFigures(texts, knownFigures(made, material)).map(describeStatedFigure),
  ];
  if (lines.some(isRefusal)) return { bytes: null, lines };
  if (kind === 'ANNEX') return { bytes: await renderTemplateXlsx(template, made, mark), lines };
  const bytes = await renderTemplateDocx(template, made, mark);
  return { bytes, lines: [...lines, ...(await findNewFindings(bytes, made.report))] };
}
