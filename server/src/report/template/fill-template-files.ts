import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import {
  isRefusal,
  printTemplateLine,
  type TemplateLine,
} from '@attain/shared/report-template/template-line';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import type { Wording } from '@attain/shared/report/wording/read-wording';
import type { FilledFiles } from '../render-report.ts';
import { describeTemplateFile } from './describe-template-file.ts';
import { fillTemplates } from './fill-templates.ts';
import type { TemplateFile } from './order-templates.ts';
import { tryReadTemplate } from './read-template.ts';

export interface FilledTemplateFiles extends FilledFiles {
  /** One line a problem, each with its file; with any of them nothing is filled in. */
  readonly refusals: readonly string[];
  /** What does not keep a template out and should be seen. */
  readonly notes: readonly string[];
}

/** Fills in templates that lie anywhere on the disk; null: the built-in layout. */
export async function fillTemplateFiles(
  paths: { readonly [K in TemplateKind]: string | null },
  material: ReportMaterial,
  wording: Wording,
): Promise<FilledTemplateFiles> {
  const files = { REPORT: await open('REPORT', paths.REPORT), ANNEX: await open('ANNEX', paths.ANNEX) };
  const refusals = [...files.REPORT.refusals, ...files.ANNEX.refusals];
  if (refusals.length > 0) return { docx: null, xlsx: null, refusals, notes: [] };
  const content = { material, wording, mark: null };
  // One after the other, so that each line can name its file.
  const report = await fillTemplates({ REPORT: files.REPORT.file, ANNEX: null }, content);
  const annex = await fillTemplates({ REPORT: null, ANNEX: files.ANNEX.file }, content);
  const lines = [
    ...report.lines.map((line) => named(paths.REPORT, line)),
    ...annex.lines.map((line) => named(paths.ANNEX, line)),
  ];
  const textsOf = (isMeant: (line: TemplateLine) => boolean) =>
    lines.filter(({ line }) => isMeant(line)).map(({ text }) => text);
  return {
    docx: report.docx,
    xlsx: annex.xlsx,
    refusals: textsOf(isRefusal),
    notes: textsOf((line) => !line.isRefusal),
  };
}

async function open(
  kind: TemplateKind,
  path: string | null,
): Promise<{ readonly file: TemplateFile | null; readonly refusals: readonly string[] }> {
  if (path === null) return { file: null, refusals: [] };
  const refuse = (line: TemplateLine) => ({ file: null, refusals: [named(path, line).text] });
  const outcome = await tryReadTemplate(path);
  if ('problem' in outcome) return refuse(describeTemplateFile(outcome.problem));
  if (outcome.reading.kind !== kind)
    return refuse(describeTemplateFile({ kind: 'OTHER_KIND', expected: kind }));
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { file: { path, sha256 }, refusals: [] };
}

function named(path: string | null, line: TemplateLine) {
  return { line, text: `${path ?? ''}: ${printTemplateLine(line)}` };
}
