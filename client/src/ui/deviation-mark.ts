/** met: ✓ · down and up: the side on which the target was missed · none: nothing can be said yet. */
export type DeviationMark = 'met' | 'down' | 'up' | 'none';
