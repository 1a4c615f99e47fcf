import { formContentText } from '@attain/shared/approval/form-content';
import { sha256 } from '../sha256.ts';
import type { FormView } from './form-view.ts';

/** What a step of the workflow binds itself to: the values of the view, which is what the person saw (SY6). */
export async function bindToContent({ id, form, content }: FormView) {
  const contentHash = await sha256(formContentText(content));
  return { selfEvaluationId: id, roundNumber: form.roundNumber, contentHash };
}
