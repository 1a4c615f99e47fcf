/** What one icon is made of: SVG path data in a box of 24 × 24, drawn as strokes or filled. */
export interface IconShape {
  readonly lines?: string;
  readonly solid?: string;
}

/**
 * Drawn inline, because the content security policy allows no `data:` images. `local`, `sent` and `kept` are the
 * three states of a value (○ ◐ ●) and stand for nothing else.
 */
export const ICON_SHAPES = {
  local: { lines: 'M5 12a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z' },
  sent: { lines: 'M5 12a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z', solid: 'M12 5a7 7 0 0 1 0 14z' },
  kept: { solid: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z' },
  warn: { lines: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1' },
  back: { lines: 'm15 5-7 7 7 7' },
  next: { lines: 'm9 5 7 7-7 7' },
  down: { lines: 'm5 9 7 7 7-7' },
  up: { lines: 'm5 15 7-7 7 7' },
  lock: {
    lines:
      'M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-5a2 2 0 0 1 2 -2zM8 11V8a4 4 0 0 1 8 0v3',
  },
  return: { lines: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3' },
  sync: { lines: 'M20 11a8 8 0 0 0-14.5-4L3 9.5M3 4v5.5h5.5M4 13a8 8 0 0 0 14.5 4l2.5-2.5M21 20v-5.5h-5.5' },
  camera: { lines: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM8.5 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z' },
  check: { lines: 'm5 12.5 4.5 4.5L19 7.5' },
  minus: { lines: 'M6 12h12' },
  info: { lines: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 11v5.2M12 7.8v.1' },
  user: { lines: 'M8 8.5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM4.5 20c1-3.6 4-5.5 7.5-5.5s6.5 1.9 7.5 5.5' },
  form: {
    lines:
      'M7 4h10a2 2 0 0 1 2 2v12.5a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-12.5a2 2 0 0 1 2 -2zM9 9h6M9 13h6M9 17h3',
  },
  export: { lines: 'M12 15V4M8 7.5 12 4l4 3.5M5 13v6.5h14V13' },
  offline: { lines: 'M7 18.5h10.5a4 4 0 0 0 .8-7.9A6.5 6.5 0 0 0 6 9.5a4.6 4.6 0 0 0 1 9zM4 4l16 17' },
  image: {
    lines:
      'M6 5h12a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2zm4.5 17 5-5 4 4 2.5-2.5 4 4M14.3 9.5a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z',
  },
  copy: {
    lines: 'M11 9h7a2 2 0 0 1 2 2v7a2 2 0 0 1 -2 2h-7a2 2 0 0 1 -2 -2v-7a2 2 0 0 1 2 -2zM15 9V4H4v11h5',
  },
  grid: { lines: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z' },
  doc: { lines: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 13h6M9 16.5h6' },
  gear: {
    lines:
      'M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  },
  close: { lines: 'M6 6l12 12M18 6 6 18' },
  eye: {
    lines:
      'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z',
  },
  target: {
    lines: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z',
  },
  list: { lines: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1' },
  edit: { lines: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z' },
  device: {
    lines:
      'M9.5 3h5a2.5 2.5 0 0 1 2.5 2.5v13a2.5 2.5 0 0 1 -2.5 2.5h-5a2.5 2.5 0 0 1 -2.5 -2.5v-13a2.5 2.5 0 0 1 2.5 -2.5zM11 18h2',
  },
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof ICON_SHAPES;
