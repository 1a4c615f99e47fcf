/**
 * Where one entered value is: 已存本机 ○, 已送达 ◐, 已备份 ●, 需处理 ⚠.
 *
 * `none`: nobody has entered anything.
 */
export type ValueState = 'none' | 'saved-here' | 'delivered' | 'backed-up' | 'needs-attention';

/** What a verb answers. `not-saved`: the text exists on the screen only; the blocking banner is up (SY4). */
export type SaveResult = 'saved' | 'not-saved';
