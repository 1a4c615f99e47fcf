import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Where a Chromium lies: the setting CHROMIUM, else the usual names on the PATH and in /usr/bin.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM'];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Without a Chinese font every page would be boxes and every screenshot a lie. */
export function hasChineseFont() {
  try {
    return (
      execFileSync('fc-list', [':lang=zh-cn', 'family'], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
    );
  } catch {
    return false; // no fontconfig, so no fonts either
  }
}

export const CHROMIUM_MISSING =
  'no Chromium: run `apt-get install chromium fonts-noto-cjk`, or set CHROMIUM to its path';
