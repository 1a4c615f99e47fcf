import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { readFixture } from '../support/read-fixture.ts';

const PROGRAM = join(PROJECT_ROOT, 'server/bin/score.mjs');

/** Runs `pnpm score` as the process that it is, with this on standard input. */
async function score(
  args: readonly string[],
  input: string | Uint8Array = '',
  nodeOptions: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...nodeOptions, PROGRAM, ...args]);
  // A command that refuses its arguments does not read what it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const inputs = readFixture<readonly { readonly input: { readonly id: string } }[]>('tables.json').map(
  ({ input }) => input,
);
const seed = JSON.stringify(inputs[0]);

describe('pnpm score', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attain-score-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileOf = (name: string, content: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  it('gives the Xinjiang table 98.5, 优, from standard input', async () => {
    const { code, stdout, stderr } = await score(['-'], seed);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'S00', total: 98.5, grade: '优' });
  });

  it('explains itself', async () => {
    const { code, stdout, stderr } = await score(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^用法：pnpm --silent score /);
  });

  it('prints all of a long list before it ends', async () => {
    const { code, stdout } = await score(
      ['-'],
      JSON.stringify(Array.from({ length: 20 }, () => inputs).flat()),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(inputs.length * 20);
  });

  it('reads a file as Windows writes it: in UTF-8 with its mark, and in UTF-16', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(seed, 'utf16le')]);
    const big = Buffer.from(utf16).swap16();
    for (const content of [`\uFEFF${seed}`, utf16, big]) {
      const { code, stdout } = await score([fileOf('windows.json', content)]);
      expect([code, (JSON.parse(stdout) as { total: number }).total]).toEqual([0, 98.5]);
    }
  });

  it('ends with 2 and one line for what does not fit, and never with a stack', async () => {
    const refusals: readonly (readonly [string, string])[] = [
      [join(PROJECT_ROOT, 'test/fixtures/tables.json'), '$[0].id: 应为非空文本，没有填'],
      ['no-such-file.json', '无法读取：文件不存在'],
      [PROJECT_ROOT, '无法读取：这是文件夹，不是文件'],
      [fileOf('empty.json', ''), '$: 不是有效的 JSON：内容为空'],
      [
        fileOf(
          'binary.json',
          Uint8Array.from({ length: 4096 }, (_, index) => index % 256),
        ),
        '$: 不是 UTF-8 文本',
      ],
      [fileOf('gbk.json', Uint8Array.from([0x7b, 0x22, 0xb2, 0xfa, 0x22, 0x7d])), '$: 不是 UTF-8 文本'],
      [
        fileOf('text.json', '{\n  "id": "a",\n  "year": 2024年\n}'),
        '$.year: 不是有效的 JSON：第 3 行第 15 列，此处不能是 "年"',
      ],
      [fileOf('cut.json', seed.slice(0, 40)), '$.title: 不是有效的 JSON：第 1 行第 41 列，内容到此中断'],
      [
        fileOf('money.json', '{"id":"a","funds":{"budget":"-5"},"indicators":[]}'),
        '$.funds.budget: 应为不小于 0 的金额或 null，实际为 "-5"',
      ],
    ];
    for (const [file, line] of refusals) {
      expect(await score([file])).toEqual({ code: 2, stdout: '', stderr: `${file}: ${line}\n` });
    }
    expect(await score(['--what'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('scores a stream of many tables in little memory', async () => {
    const many = 8000;
    const child = spawn(process.execPath, ['--max-old-space-size=48', PROGRAM, '-']);
    let lines = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
    });
    function* tables() {
      for (let index = 0; index < many; index += 1) yield `${seed}\n`;
    }
    const code = new Promise<number | null>((resolve) => child.on('close', resolve));
    // 25 MB in, 35 MB out, and several times that as objects: more than the process may hold at once.
    await pipeline(Readable.from(tables()), child.stdin);
    expect([await code, lines]).toEqual([0, many]);
  });

  it('prints a result before the next table has come', async () => {
    const child = spawn(process.execPath, [PROGRAM, '-']);
    const printed: string[] = [];
    const come = (count: number) =>
      new Promise<void>((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          printed.push(chunk.toString());
          if (printed.join('').split('\n').length > count) resolve();
        });
      });
    child.stdin.write(`${seed}\n${seed}\n`);
    await come(2);
    child.stdin.write(`${seed}\n`);
    await come(3);
    child.stdin.end();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [PROGRAM, '-']);
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(JSON.stringify(Array.from({ length: 300 }, () => inputs).flat()));
    const code = new Promise<number | null>((resolve) => child.on('close', resolve));
    expect([await text(child.stderr), await code]).toEqual(['', 0]);
  });

  it('takes time and memory in proportion to the rows', async () => {
    const tableOf = (rows: number) =>
      JSON.stringify({
        id: 'long',
        scheme: { execution: 10, levels: { 产出指标: 90 } },
        indicators: Array.from({ length: rows }, (_, index) => ({
          level1: '产出指标',
          level2: '数量指标',
          level3: `第${index}户`,
          target: '≥10个',
          actual: '9个',
          weight: null,
        })),
      });
    // About 3 kB a row are held at once, text, rules and result together; what is quadratic would not end in its time.
    const { code, stdout, stderr } = await score(['-'], tableOf(100_000), ['--max-old-space-size=700']);
    expect([code, stderr]).toEqual([0, '']);
    const { rows, range } = JSON.parse(stdout) as { rows: unknown[]; range: number[] };
    expect(rows).toHaveLength(100_000);
    expect(range).toHaveLength(2);
  });
});
