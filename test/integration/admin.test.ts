import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '../support/each-database.ts';
import { runAdmin } from '../support/run-admin.ts';

/** `expect.stringContaining` says of itself that it is anything. */
const says = (text: string): unknown => expect.stringContaining(text);

describe('pnpm admin where there is no database', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'attain-admin-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([['user', 'list'], ['verify'], ['backup', 'b.tar'], ['demo', 'sample']])(
    '%s says so and makes none',
    async (...args) => {
      const mistyped = join(folder, 'mistyped');
      expect(await runAdmin({ DATA_DIR: mistyped }, ...args)).toEqual({
        code: 1,
        output: `${mistyped} 里没有数据库。请核对 DATA_DIR，或先启动一次服务器。\n`,
      });
      expect(existsSync(mistyped)).toBe(false);
    },
  );

  it('restore says that it finds no backup, or what is none', async () => {
    const data = join(folder, 'data');
    const file = join(folder, 'b.tar');
    const missing = await runAdmin({ DATA_DIR: data }, 'restore', file);
    expect(missing).toEqual({ code: 1, output: `找不到备份文件，数据未改动：${file}\n` });
    expect(existsSync(data)).toBe(false);
    writeFileSync(file, 'not a tar');
    const other = await runAdmin({ DATA_DIR: data }, 'restore', file);
    expect(other).toEqual({
      code: 1,
      output: `这个文件不是本系统的备份，或由更新的版本生成，数据未改动：${file}\n`,
    });
  });

  it.each([
    { args: ['user', 'lst'], told: '没有“lst”这个操作。' },
    { args: ['unit'], told: '用法：' },
    { args: ['backups'], told: '没有“backups”这个命令。' },
    { args: ['backup'], told: '命令不完整，应为：pnpm admin backup <file>。' },
    { args: ['verify', '--foo'], told: '没有“--foo”这个选项。' },
  ])('says what of $args it does not know', async ({ args, told }) => {
    expect(await runAdmin({ DATA_DIR: folder }, ...args)).toEqual({ code: 1, output: says(told) });
  });

  it('tells in Chinese how it is called', async () => {
    const { code, output } = await runAdmin({ DATA_DIR: folder }, '--help');
    expect(code).toBe(0);
    expect(output).toContain('命令:');
    expect(output).not.toMatch(/Usage|Commands|Options|Display/);
  });
});

describeOnEachDatabase('pnpm admin', (open) => {
  it('lists accounts with role and unit as the options take them', async () => {
    const { env } = await open();
    expect(await runAdmin(env, 'demo', 'reset', '--yes')).toMatchObject({ code: 0 });
    const { output } = await runAdmin(env, 'user', 'list');
    expect(output.split('\n')).toContain('urumqi\t乌鲁木齐市填报人\tPREPARER 填报人 urumqi（乌鲁木齐市）');
    expect(await runAdmin(env, 'user', 'disable', 'urumqi')).toMatchObject({ code: 0 });
    expect((await runAdmin(env, 'user', 'list')).output).toMatch(/^urumqi\t.*（已停用）$/m);
    expect(await runAdmin(env, 'user', 'enable', 'urumqi')).toMatchObject({ code: 0 });
    expect((await runAdmin(env, 'user', 'list')).output).not.toContain('已停用');
    const units = await runAdmin(env, 'unit', 'list');
    expect(units.output.split('\n')).toContain('  urumqi\t乌鲁木齐市');
  });

  it('says which account, role or unit it does not find, before it asks for a password', async () => {
    const { env } = await open();
    expect(await runAdmin(env, 'demo', 'reset', '--yes')).toMatchObject({ code: 0 });
    const refused = async (...args: string[]) => {
      const { code, output } = await runAdmin(env, 'user', ...args);
      expect(code).toBe(1);
      return output;
    };
    expect(await refused('disable', 'nobody')).toContain('没有账号 nobody。');
    expect(await refused('disable')).toContain('缺少 账号。');
    expect(await refused('set-password', 'nobody')).toContain('没有账号 nobody。');
    expect(await refused('assign', 'nobody', '--role', 'PREPARER', '--unit', 'urumqi')).toContain(
      '没有账号 nobody。',
    );
    expect(await refused('assign', 'urumqi', '--role', 'boss', '--unit', 'urumqi')).toContain(
      '没有角色“boss”。',
    );
    expect(await refused('assign', 'urumqi', '--role', 'PREPARER', '--unit', 'nowhere')).toContain(
      '没有这个单位。',
    );
  });

  it('puts no backup in the place of another file, nor into a folder that is not there', async () => {
    const { env } = await open();
    expect(await runAdmin(env, 'demo', 'reset', '--yes')).toMatchObject({ code: 0 });
    const file = join(env.DATA_DIR, 'b.tar');
    writeFileSync(file, 'the older one');
    expect(await runAdmin(env, 'backup', file)).toEqual({ code: 1, output: says('没有覆盖') });
    expect(readFileSync(file, 'utf8')).toBe('the older one');
    const mistyped = join(env.DATA_DIR, 'mistyped', 'b.tar');
    expect(await runAdmin(env, 'backup', mistyped)).toEqual({ code: 1, output: says('没有这个文件夹') });
    expect(existsSync(join(mistyped, '..'))).toBe(false);
  });
});
