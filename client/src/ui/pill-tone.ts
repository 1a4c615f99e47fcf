export type PillTone = 'plain' | 'accent' | 'warn' | 'ok' | 'danger';
