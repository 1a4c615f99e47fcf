import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { startServer } from '../support/start-server.ts';

const PLACES = [
  { TZ: 'Asia/Urumqi', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
];

it('the report has the same bytes from another process in another time zone and language', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-report-bytes-'));
  const env = { DATA_DIR: join(folder, 'data'), DEMO: '1', NODE_ENV: 'development' };
  await (await startServer(env)).stop();
  const [here, there] = PLACES.map((place, index) => {
    const out = join(folder, String(index));
    const args = ['server/bin/report.mjs', '--round', 'round-2024', '--out', out, '--date', '2025-03-31'];
    execFileSync(process.execPath, args, { cwd: PROJECT_ROOT, env: { ...process.env, ...env, ...place } });
    return readdirSync(out).map((name) => ({ name, bytes: readFileSync(join(out, name)) }));
  });
  rmSync(folder, { recursive: true, force: true });
  expect(here?.map(({ name }) => name)).toEqual(
    ['docx', 'json', 'xlsx'].map((kind) => `report-round-2024.${kind}`),
  );
  expect(here?.map(({ bytes }, index) => bytes.equals(there?.[index]?.bytes ?? Buffer.alloc(0)))).toEqual([
    true,
    true,
    true,
  ]);
});
