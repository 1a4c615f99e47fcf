/** How the edge of a field looks: plain, something is still owed, wrong or not saved, asked back, locked. */
export type FieldTone = 'plain' | 'warn' | 'bad' | 'returned' | 'locked';

const CLASSES = {
  plain: '',
  warn: 'is-warn',
  bad: 'is-bad',
  returned: 'is-ret',
  locked: 'is-lock',
} as const satisfies Record<FieldTone, string>;

export function fieldToneClass(tone: FieldTone | undefined): string {
  return CLASSES[tone ?? 'plain'];
}
