import { formContent, formContentText, type FormContent } from '@attain/shared/approval/form-content';
import { sha256Hex } from '../sha256-hex.ts';
import type { FormInHand } from '../self-evaluation/form-in-hand.ts';

/** What the form says now, and the hash that submissions and decisions bind themselves to (SY6). */
export function currentContent({ actuals, executions, statements }: FormInHand): {
  readonly content: FormContent;
  readonly contentHash: string;
} {
  const content = formContent([...actuals.values()], [...executions.values()], [...statements.values()]);
  return { content, contentHash: sha256Hex(formContentText(content)) };
}
