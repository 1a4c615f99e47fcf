import { resolve } from 'node:path';
import type { CAC } from 'cac';
import { makeBackup } from '../backup/make-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { verifyLog } from '../backup/verify-log.ts';
import { readConfig } from '../config.ts';
import { describeLogProblem } from './backup-messages.ts';
import type { Terminal } from './terminal.ts';

/** `pnpm admin backup|restore FILE` and `pnpm admin verify`. */
export function addBackupCommands(cli: CAC, { say, withDatabase }: Terminal): void {
  cli
    .command('backup <file>', '备份数据库和佐证文件到一个文件，并核验副本（服务器可以照常运行）')
    .action((file: string) =>
      withDatabase(async ({ config, database }) => {
        const { seq, logRows } = await makeBackup(config, database, fileOf(file), new Date());
        say(`备份完成，副本已核验：变更号 ${seq}，日志 ${logRows} 条。`);
        say('手机上的“已备份”以上一次备份为准：最新的一份万一读不出来，还有前一份。');
      }),
    );
  cli
    .command('restore <file>', '用备份替换现有数据（先停止服务器；现有数据另存，不会删除）')
    .action(async (file: string) => {
      const { manifest, replaced } = await restoreBackup(readConfig(process.env), fileOf(file), new Date());
      say(`已恢复到 ${localTime(manifest.takenAt)} 的备份（变更号 ${manifest.seq}）。`);
      if (replaced !== null) say(`原有数据保留在 ${replaced}。`);
      say('备份之后填报的内容，手机下次同步时会自动补送；备份之后才登录的人，要重新登录后才补送。');
      say('补送的先后可能与原来不同：提交、审核和退回请在补送后核对一遍。');
      say('备份之后停用的账号、改动的密码和权限，请重新核对。');
    });
  cli.command('verify', '核验日志：逐条检查散列链和编号，指出第一处问题').action(() =>
    withDatabase(async ({ database }) => {
      const { problem, seq, logRows } = await database.snapshots.read(verifyLog);
      say(problem ? describeLogProblem(problem) : `日志完好：${logRows} 条，变更号 ${seq}。`);
      if (problem) process.exitCode = 1;
    }),
  );
}

/** pnpm runs commands in the project's folder; a path means the one where the person typed it. */
function fileOf(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), String(file));
}

/** As the clock of this machine reads, with the zone that it reads in. */
function localTime(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { timeZoneName: 'short', hour12: false });
}
