import type { RouteLocationRaw } from 'vue-router';
import type { IconName } from '../ui/icon-shapes.ts';

/** One thing that waits for this person, and where it is mended. */
export interface TaskItem {
  readonly key: string;
  /** Urgent ones carry the word 需处理; a return is asked politely. */
  readonly isUrgent: boolean;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly to: RouteLocationRaw;
}
