import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { readFixture } from '../support/read-fixture.ts';

/** Runs `pnpm score` as the process that it is, with this on standard input. */
async function score(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'server/bin/score.mjs'), ...args]);
  // A command that refuses its arguments does not read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

describe('pnpm score', () => {
  const inputs = readFixture<readonly { readonly input: { readonly id: string } }[]>('tables.json').map(
    ({ input }) => input,
  );

  it('gives the Xinjiang table 98.5, 优, from standard input', async () => {
    const { code, stdout, stderr } = await score(['-'], JSON.stringify(inputs[0]));
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'S00', total: 98.5, grade: '优' });
  });

  it('prints all of a long list before it ends', async () => {
    const { code, stdout } = await score(
      ['-'],
      JSON.stringify(Array.from({ length: 20 }, () => inputs).flat()),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(inputs.length * 20);
  });

  it('ends with 2 and one line for a file that does not fit, and never with a stack', async () => {
    const fixture = join(PROJECT_ROOT, 'test/fixtures/tables.json');
    for (const args of [[fixture], ['no-such-file.json'], [PROJECT_ROOT], ['--what']]) {
      const { code, stdout, stderr } = await score(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^[^\n]+\n$/);
    }
    expect((await score([fixture])).stderr).toBe(`${fixture}: $[0].id: 应为非空文本，没有填\n`);
  });
});
