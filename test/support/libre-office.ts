import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Null where it is not installed. */
export const SOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path)) ?? null;

const NOTO = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
/** Whether there is a typeface whose characters are as wide as those of 仿宋, 宋体, 黑体 and 楷体. */
export const HAS_CHINESE_WIDTHS = existsSync(NOTO);
const TIMEOUT_MS = 120_000;

/** In the named typefaces figures and Latin letters are half as wide as a Chinese character; so are they in this one. */
const WIDTHS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include>${['仿宋', '宋体', '黑体', '楷体']
  .map(
    (name) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>Noto Sans Mono CJK SC</string></edit></match>`,
  )
  .join('')}</fontconfig>`;

/** Opens a file in LibreOffice and has it saved in a format of its own accord. */
export function saveByLibreOffice(soffice: string, name: string, bytes: Uint8Array, format: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'attain-soffice-'));
  try {
    writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'fonts.conf'), WIDTHS);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', format, '--outdir', join(folder, 'out')];
    execFileSync(soffice, [...args, join(folder, name)], {
      stdio: 'ignore',
      timeout: TIMEOUT_MS,
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    });
    return readFileSync(join(folder, 'out', name.replace(/\.\w+$/, `.${format}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
