import { canonicalJson } from '@attain/shared/canonical-json/canonical-json';
import { isRefusal, type TemplateLine } from '@attain/shared/report-template/template-line';
import { buildReport } from '@attain/shared/report/build-report';
import type { ReportFileKind, ReportStep } from '@attain/shared/report/report-job';
import { reportGapsOf, type ReportGaps } from '@attain/shared/report/report-gaps';
import type { ReportMaterial } from '@attain/shared/report/report-material';
import { textOf } from '@attain/shared/report/walk-document';
import { proofFiguresOf } from '@attain/shared/sign-off/proof-figures';
import type { ProofFigures, VersionMark } from '@attain/shared/sign-off/report-version';
import { DEFAULT_WORDING } from '@attain/shared/report/wording/read-wording';
import { sha256Hex } from '../sha256-hex.ts';
import { fileNameOf } from './file-name.ts';
import { renderDocx } from './render-docx.ts';
import { renderJson } from './render-json.ts';
import { renderXlsx } from './render-xlsx.ts';
import { fillTemplates } from './template/fill-templates.ts';
import { hashesOf, NO_TEMPLATES, type OrderTemplates } from './template/order-templates.ts';

/** What a job is to make. Plain data: it goes to another thread. */
export interface RenderOrder {
  readonly material: ReportMaterial;
  /** The content of which the files are here already. */
  readonly known: string | null;
  /** What the paper of a version carries; null for files to look at. */
  readonly mark: VersionMark | null;
  /** The region's own; without them the built-in layout is written. */
  readonly templates?: OrderTemplates;
}

export interface RenderedFile {
  readonly kind: ReportFileKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Rendering =
  | {
      readonly kind: 'MADE';
      readonly contentHash: string;
      readonly files: readonly RenderedFile[];
      readonly figures: ProofFigures;
      readonly gaps: ReportGaps;
      /** What a template states by itself and the data do not bear out: for whoever signs. */
      readonly findings: readonly TemplateLine[];
    }
  /** A template contradicts the data: nothing was made, since the report would say two things. */
  | {
      readonly kind: 'CONTRADICTED';
      readonly contentHash: string;
      readonly findings: readonly TemplateLine[];
    }
  /** The content is the known one; nothing was made. */
  | { readonly kind: 'KNOWN'; readonly contentHash: string }
  /** The unit that called the round has no form of its own. */
  | { readonly kind: 'NO_FORM' };

/** Makes the files of an order; `done` hears of each step when it is finished. */
export type ReportRenderer = (
  order: RenderOrder,
  done: (step: ReportStep) => void,
  signal: AbortSignal,
) => Promise<Rendering>;

/** Makes the files in the thread of the caller. */
export async function renderOrder(order: RenderOrder, done: (step: ReportStep) => void): Promise<Rendering> {
  const { material, known, templates = NO_TEMPLATES } = order;
  const used = hashesOf(templates);
  const contentHash = sha256Hex(canonicalJson({ material, wording: DEFAULT_WORDING, templates: used }));
  if (contentHash === known) return { kind: 'KNOWN', contentHash };
  const report = buildReport(material, DEFAULT_WORDING, order.mark ? 'VERSION' : 'FILES');
  if (!report) return { kind: 'NO_FORM' };
  done('BUILT');
  const [figures, gaps] = [proofFiguresOf(report, material), reportGapsOf(report, material)];
  const mark = order.mark && { ...order.mark, gaps };
  const { docx, xlsx, lines: findings } = await fillTemplates(templates, { material, mark });
  if (findings.some(isRefusal)) return { kind: 'CONTRADICTED', contentHash, findings };
  const title = textOf(report.title);
  const base = fileNameOf(mark ? `${title}（第${mark.number}版）` : title);
  const file = (kind: ReportFileKind, bytes: Uint8Array): RenderedFile => {
    done(kind);
    return { kind, name: `${base}.${kind.toLowerCase()}`, bytes };
  };
  const files = [
    file('DOCX', docx ?? (await renderDocx(report, mark))),
    file('XLSX', xlsx ?? (await renderXlsx(report, mark))),
    file('JSON', renderJson(report, material, mark)),
  ];
  return { kind: 'MADE', contentHash, files, figures, gaps, findings };
}
