const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size to two figures at most after rounding down to its unit: 38 MB, 1.2 GB. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = size < 10 && unit > 0 ? 1 : 0;
  return `${size.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}
