import { describe, expect, it } from 'vitest';
import { FINDING_SEVERITIES } from '@attain/shared/scoring/finding';
import { aTable } from '#test/a-table';
import { readFixture } from '#test/read-fixture';
import { schemeIdOf } from '../performance-target/scheme-id.ts';
import { displayWidth } from './display-width.ts';
import { runScoreCommand } from './score.command.ts';

/** Runs the command over one text, whatever file is named. */
async function score(text: string, ...args: string[]) {
  const printed: string[] = [];
  const { exitCode, stderr } = await runScoreCommand({
    args: args.length > 0 ? args : ['tables.json'],
    open: () => inChunks(Buffer.from(text)),
    write: (part) => Promise.resolve(void printed.push(part)),
  });
  return { exitCode, stdout: printed.join(''), stderr };
}

/** As a file is read: in parts that end anywhere, also within a sign. */
async function* inChunks(bytes: Uint8Array, size = 1021): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}

// A stream that breaks before its first byte.
async function* failing(error: Error): AsyncGenerator<Uint8Array> {
  await Promise.reject(error);
}

const inputs = readFixture<readonly { readonly input: object }[]>('tables.json').map(({ input }) => input);
const seed = JSON.stringify(inputs[0]);

/** Standard output as JSON, in the few fields that a test reads. */
function parse(stdout: string) {
  return JSON.parse(stdout) as {
    id: string;
    total: number;
    grade: string;
    findings: Record<string, unknown>[];
  };
}

describe('runScoreCommand', () => {
  it('prints one table as one object: the Xinjiang table has 98.5, 优', async () => {
    const { exitCode, stdout, stderr } = await score(seed);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(parse(stdout)).toMatchObject({ id: 'S00', total: 98.5, grade: '优' });
  });

  it('[SC16] stamps a score with its scheme, and says why its weights were changed', async () => {
    const scheme = { execution: 20, levels: { 产出指标: 80 } };
    const table = aTable([{ weight: 80 }], { scheme });
    const [unexplained, explained] = await Promise.all([
      score(JSON.stringify(table)),
      score(
        JSON.stringify({
          ...table,
          scheme: { ...scheme, weightChange: { reason: '执行进度是本年重点', authority: '自治区财政厅' } },
        }),
      ),
    ]);
    expect(parse(unexplained.stdout)).toMatchObject({ scheme: schemeIdOf(scheme) });
    expect(parse(explained.stdout)).not.toMatchObject({ scheme: schemeIdOf(scheme) });
    expect(unexplained.stdout).toContain('没有说明调整理由和依据');
    expect(explained.stdout).toContain('调整理由：执行进度是本年重点；依据：自治区财政厅');
  });

  it('words every mode, cap and deduction of a scheme for a person', async () => {
    const table = aTable(
      [
        { level3: '甲', weight: 30, actual: '8个', reason: '天气' },
        { level3: '乙', weight: 20, actual: '5个', reason: '天气' },
        { level3: '丙', weight: 20, target: '≥95%', actual: '85%', reason: '天气' },
        { level3: '丁', weight: 20, target: '显著提升', actual: '有所提升', band: 'middle' },
      ],
      {
        funds: { budget: '100', executed: '85' },
        scheme: {
          execution: 10,
          levels: { 产出指标: 90 },
          mode: { passMark: 60 },
          indicatorModes: { 乙: 'yes-no', 丙: { steps: [[80, 80]], of: 'actual' } },
          executionMode: {
            steps: [
              [100, 100],
              [80, 70],
            ],
          },
          totalCaps: [{ below: 90, atMost: 95 }],
          deviationDeduction: { from: 30, points: 2 },
        },
      },
    );
    const { stdout } = await score(JSON.stringify(table), '--pretty', 'tables.json');
    for (const words of [
      '60% 及格，按（完成率 − 60%）÷ 40% 计分：80% → 50%（SC11）；完成率 50% × 30 分 = 15 分',
      '达到得全分，未达到不得分：50% → 0%（SC11）；得 0 分',
      '按实际值分档计分（≥80% 得 80%，以下不得分）：85% → 80%（SC11）',
      '评价人定为“部分达成”档（60%—80%），完成率待定（SC3）',
      '85 ÷ 100 = 85%，分档计分（≥100% 得 100%，≥80% 得 70%，以下不得分）：70% × 10 = 7 分（SC12）',
      '第 2 行偏差率 -50%，扣 2 分（SC14）',
      '预算执行率低于 90%，总分不超过 95 分（SC13）',
      '总分：待评定，可能在 36 至 46 之间',
    ]) {
      expect(stdout).toContain(words);
    }
  });

  it('gives each finding code, severity, row and a message, and nothing else', async () => {
    const { findings } = parse((await score(seed)).stdout);
    expect(findings.length).toBeGreaterThan(5);
    for (const finding of findings) {
      expect(Object.keys(finding)).toEqual(['code', 'severity', 'row', 'message']);
      expect(finding['message']).toMatch(/\p{Script=Han}/u);
      expect(FINDING_SEVERITIES).toHaveProperty(String(finding['code']), finding['severity']);
    }
  });

  it('prints a list of tables as a list, in its order', async () => {
    const { exitCode, stdout } = await score(JSON.stringify(inputs));
    expect(exitCode).toBe(0);
    const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id); // what the command printed
    expect(ids).toEqual(inputs.map((input) => ('id' in input ? input.id : '')));
    expect((await score('[]')).stdout).toBe('[]\n');
  });

  it('reads standard input for -, and a text with a byte order mark', async () => {
    expect((await score(`\uFEFF${seed}`, '-')).exitCode).toBe(0);
  });

  it.each([
    ['', 'tables.json: $: 不是有效的 JSON：内容为空'],
    [' \n', 'tables.json: $: 不是有效的 JSON：内容为空'],
    ['{"id": NaN}', 'tables.json: $.id: 不是有效的 JSON：第 1 行第 8 列，此处不能是 "NaN"'],
    ['{\n "a":\n x\n}', 'tables.json: $.a: 不是有效的 JSON：第 3 行第 2 列，此处不能是 "x"'],
    ['\n\n{"a": [1, {"b": -Infinity}]}', 'tables.json: $.a[1].b: 不是有效的 JSON：第 3 行第 17 列'],
    [
      '{"id": "a", "year": 1e400, "indicators": []}',
      'tables.json: $.year: 应为四位年份或 null，实际为 Infinity',
    ],
    ['"text"', 'tables.json: $: 应为对象，实际为 "text"'],
    ['{"id": "a"}', 'tables.json: $.indicators: 应为数组，没有填'],
    [`[${seed}, {"id": ""}]`, 'tables.json: $[1].id: 应为非空文本，实际为 ""'],
    [
      '{"id": "a", "indicators": [{"level1": "别的"}]}',
      'tables.json: $.indicators[0].level1: 应为已知的一级指标',
    ],
    [
      '{"id": "a", "kind": "x", "indicators": []}',
      'tables.json: $.kind: 应为以下之一 transfer | project | department，实际为 "x"',
    ],
  ])('refuses %j with one line', async (text, line) => {
    const { exitCode, stdout, stderr } = await score(text);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.startsWith(line)).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  it.each([
    [
      'open brackets',
      '['.repeat(100_000),
      '$[0][0][0][0][0][0][0][0]…: 不是有效的 JSON：第 1 行第 100001 列，内容到此中断',
    ],
    ['open fields', '{"a":'.repeat(100_000), '$.a.a.a.a.a.a.a.a…: 不是有效的 JSON'],
    ['lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '$[0]: 应为对象，实际为 […]'],
    [
      'a deep field',
      `{"id": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '$.id: 应为非空文本，实际为 […]',
    ],
  ])('goes down a hundred thousand %s and refuses them with one line', async (_, text, line) => {
    const { exitCode, stdout, stderr } = await score(text);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.slice(0, 200)).toContain(`tables.json: ${line}`);
    expect(stderr.length).toBeLessThan(200);
  });

  it.each([[[]], [['a.json', 'b.json']], [['--json', 'a.json']], [['--pretty']]])(
    'explains its use for %j',
    async (args) => {
      const open = () => inChunks(Buffer.from(seed));
      const { exitCode, stderr } = await runScoreCommand({ args, open, write: () => Promise.resolve() });
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/用法：pnpm --silent score \[--pretty\] FILE\.json.*\n$/);
    },
  );

  it.each([
    ['ENOENT', '文件不存在'],
    ['EISDIR', '这是文件夹，不是文件'],
    ['EIO', 'EIO'],
  ])('names the file that it cannot read: %s', async (code, reason) => {
    const open = () => failing(Object.assign(new Error('the system says no'), { code }));
    const refused = await runScoreCommand({ args: ['gone.json'], open, write: () => Promise.resolve() });
    expect(refused).toEqual({ exitCode: 2, stderr: `gone.json: 无法读取：${reason}\n` });
  });

  it('hides no defect of its own behind a file', async () => {
    const open = () => failing(new Error('a defect'));
    await expect(runScoreCommand({ args: ['a.json'], open, write: () => Promise.resolve() })).rejects.toThrow(
      'a defect',
    );
  });

  it.each(['--help', '-h'])('explains itself for %s', async (option) => {
    const { exitCode, stdout, stderr } = await score('', option);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^用法：pnpm --silent score \[--pretty\] FILE\.json/);
    expect(stdout).toContain('--pretty');
  });

  it('tells that a text is longer than a string may be', async () => {
    const open = () => failing(new RangeError('Invalid string length'));
    const { stderr } = await runScoreCommand({ args: ['a.json'], open, write: () => Promise.resolve() });
    expect(stderr).toMatch(/^a\.json: \$: 一份 JSON 过大/);
  });

  it('takes the last of two fields of one name, as JSON parsers do, and none for a prototype', async () => {
    const twice = seed.replace('"id":"S00"', '"id":"first","id":"last","__proto__":{"id":"third"}');
    expect(parse((await score(twice)).stdout).id).toBe('last');
    expect((await score('{"__proto__": {"id": "a", "indicators": []}}')).stderr).toContain(
      '$.id: 应为非空文本，没有填',
    );
    const levels = aTable([{}], {
      scheme: { execution: 10, levels: JSON.parse('{"__proto__": 90}') as object } as never,
    });
    expect((await score(JSON.stringify(levels))).exitCode).toBe(0);
  });

  it('reads a cell of two million signs', async () => {
    const table = aTable([{ target: '≥10个', actual: '长'.repeat(2_000_000) }]);
    const { exitCode, stdout } = await score(JSON.stringify(table));
    expect([exitCode, parse(stdout).total]).toEqual([0, null]);
  });

  it('scores twenty thousand rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ level3: `指标 ${index}`, weight: null }));
    const { exitCode, stdout } = await score(JSON.stringify(aTable(rows)));
    expect(exitCode).toBe(0);
    expect(parse(stdout).total).toBe(100);
  });
});

describe('runScoreCommand over several JSON texts', () => {
  const table = JSON.stringify(aTable([{}]));
  const missed = JSON.stringify(aTable([{ actual: '9个' }]));

  it.each([
    ['one per line', `${table}\n${missed}\n`],
    ['one after another', `${table}${missed}`],
    ['with blanks, marks and lines between', `\uFEFF ${table}\r\n\n \uFEFF${missed}\n\n`],
    ['each over many lines', `${JSON.stringify(JSON.parse(table), null, 2)}\n${missed}`],
  ])('prints a line for each: %s', async (_, text) => {
    const { exitCode, stdout, stderr } = await score(text, '-');
    expect([exitCode, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => parse(line).total)).toEqual([100, 91]);
    expect(lines[0]).toBe(JSON.stringify(JSON.parse((await score(table)).stdout)));
  });

  it('prints a list as a list in its line', async () => {
    const { stdout } = await score(`[${table},${missed}]\n[]\n`, '-');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as unknown[]).length),
    ).toEqual([2, 0]);
  });

  it('prints tables for a person with a blank line between them', async () => {
    const alone = (await score(table, '--pretty', '-')).stdout;
    expect((await score(`${table}\n${table}`, '--pretty', '-')).stdout).toBe(`${alone}\n${alone}`);
  });

  it('prints what came before the first that does not fit, and names that one', async () => {
    const { exitCode, stdout, stderr } = await score(`${table}\n${missed}\n\n{"id": x}\n${table}`, '-');
    expect(exitCode).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toBe('标准输入（第 3 份）: $.id: 不是有效的 JSON：第 4 行第 8 列，此处不能是 "x"\n');
  });

  it('gives each result as soon as the next text is whole, and holds no more than one', async () => {
    const printed: string[] = [];
    let given = 0;
    async function* many() {
      for (; given < 200; given += 1) {
        // The first waits for the second; from then on nothing is behind.
        expect(printed.length).toBe(given < 2 ? 0 : given);
        yield await Promise.resolve(Buffer.from(table));
      }
    }
    await runScoreCommand({
      args: ['-'],
      open: many,
      write: (text) => Promise.resolve(void printed.push(text)),
    });
    expect(printed).toHaveLength(200);
  });
});

describe('runScoreCommand --pretty', () => {
  it('aligns the columns of a table', async () => {
    const { stdout } = await score(seed, '--pretty', 'tables.json');
    const lines = stdout.split('\n');
    const ruler = lines.findIndex((line) => /^-[- ]+$/.test(line));
    const [titles, dashes, ...rows] = lines.slice(ruler - 1, ruler + 6);
    // 规则 is the last column: where it begins in the title, it begins in every row.
    const start = displayWidth((titles ?? '').slice(0, (titles ?? '').indexOf('规则')));
    expect(displayWidth(dashes ?? '')).toBe(start + 4);
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(displayWidth(row.slice(0, row.lastIndexOf('SC')))).toBe(start);
  });

  it('says how each score came about', async () => {
    const { stdout } = await score(seed, '--pretty', '-');
    expect(stdout).toContain('预算执行：10 × 600 ÷ 600（万元） = 10 分（SC4）');
    expect(stdout).toContain('产出指标：15 + 13.5 + 15 + 15 = 58.5 / 60');
    expect(stdout).toContain('分值 15（产出指标 60 分，平均分给 4 项，SC8）');
    expect(stdout).toContain('完成率 90% × 15 分 = 13.5 分；扣 1.5 分');
    expect(stdout).toContain('总分：98.5，优（90 分及以上）');
    expect(stdout).toContain('并入产出 98.5（本方案）；并入效益 98.75；按比例折算 98.61');
    expect(stdout).toContain('[错误] 第 2 行 REASON_MISSING：完成率 90%，没有填写偏差原因');
  });

  it('says of a range that the actual lies within', async () => {
    const table = aTable([{ target: '3~5次', actual: '4次' }]);
    expect((await score(JSON.stringify(table), '--pretty', '-')).stdout).toContain(
      '实际 4次，在目标范围内，达到目标（SC1）',
    );
  });

  it('shows the division of a missed target, and a range while a person must judge', async () => {
    const table = aTable([
      { target: '≥13 项', actual: '11', weight: '5.71', reason: '审核\n周期长' },
      { level3: '其他', target: '健全', actual: '有所改善', weight: '84.29' },
    ]);
    const { stdout } = await score(JSON.stringify(table), '--pretty', '-');
    expect(stdout).toContain('5.71 × 11 ÷ 13 = 4.83 分；扣 0.88 分：审核 周期长');
    expect(stdout).toContain('总分：待评定，可能在 14.83 至 99.12 之间');
  });

  it('prints every kind of step and finding without a stumble', async () => {
    const { exitCode, stdout } = await score(JSON.stringify(inputs), '--pretty', '-');
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(/undefined|NaN|\[object|null/);
  });
});
