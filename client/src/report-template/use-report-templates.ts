import type { TemplateKind } from '@attain/shared/report-template/placeholder-names';
import { MOST_TEMPLATE_BYTES, templateUploadPath } from '@attain/shared/report-template/template-paths';
import { onScopeDispose, reactive, ref, shallowRef } from 'vue';
import type { Outcome } from '../api/outcome.ts';
import {
  chooseReportTemplate,
  fetchReportTemplates,
  type ReportTemplateRow,
} from '../api/report-templates.ts';
import { uploadTemplate, type TemplateAnswer } from '../api/upload-template.ts';
import { useWorkspace } from '../local-data/workspace.ts';
import { describeTrouble } from '../messages/describe-trouble.ts';
import { formatBytes } from '../messages/format-bytes.ts';
import { REPORT_TEMPLATE_MESSAGES as words } from '../messages/report-template.messages.ts';

/** What came of the last file that was chosen for a kind. */
export interface TemplateUpload {
  readonly name: string;
  /** Per cent; null: it has ended. */
  readonly percent: number | null;
  readonly answer: TemplateAnswer | null;
  readonly trouble: string | null;
}

/** The templates of the unit that called a round. Only the server has them. */
export function useReportTemplates(roundId: string) {
  const { userId } = useWorkspace();
  const templates = shallowRef<readonly ReportTemplateRow[] | null>(null);
  const trouble = ref<string | null>(null);
  const uploads = reactive<Record<TemplateKind, TemplateUpload | null>>({ REPORT: null, ANNEX: null });
  let isGone = false;
  onScopeDispose(() => {
    isGone = true;
  });

  function take(outcome: Outcome<readonly ReportTemplateRow[]>): void {
    if (isGone) return;
    trouble.value = describeTrouble(outcome, words);
    if (outcome.kind === 'ok') templates.value = outcome.value;
  }

  async function load(): Promise<void> {
    take(await fetchReportTemplates(roundId, userId));
  }

  async function choose(kind: TemplateKind, id: string | null): Promise<void> {
    take(await chooseReportTemplate({ roundId, kind, id }, userId));
  }

  async function upload(kind: TemplateKind, file: File): Promise<void> {
    const { name } = file;
    if (file.size === 0) {
      uploads[kind] = { name, percent: null, answer: null, trouble: words.isEmpty(name) };
      return;
    }
    if (file.size > MOST_TEMPLATE_BYTES) {
      const limit = formatBytes(MOST_TEMPLATE_BYTES);
      uploads[kind] = { name, percent: null, answer: null, trouble: words.tooLarge(name, limit) };
      return;
    }
    uploads[kind] = { name, percent: 0, answer: null, trouble: null };
    const path = templateUploadPath(roundId, kind, name);
    const outcome = await uploadTemplate(path, file, userId, (share) => {
      uploads[kind] = { name, percent: Math.floor(share * 100), answer: null, trouble: null };
    });
    const answer = outcome.kind === 'ok' ? outcome.value : null;
    uploads[kind] = { name, percent: null, answer, trouble: describeTrouble(outcome, words) };
    if (answer?.isKept) await load();
  }

  void load();
  return { templates, trouble, uploads, load, choose, upload };
}
