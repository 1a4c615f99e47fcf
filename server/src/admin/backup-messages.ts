import type { BackupError, BackupErrorCode } from '../backup/backup-error.ts';
import type { LogProblem } from '../backup/verify-log.ts';

const FAILURES: Readonly<Record<BackupErrorCode, string>> = {
  NO_FILE: '找不到备份文件，数据未改动',
  NO_FOLDER: '没有这个文件夹，没有备份',
  FILE_EXISTS: '已有同名文件，没有覆盖（手机上的“已备份”靠的是上一份备份），请换一个文件名',
  NOT_A_BACKUP: '这个文件不是本系统的备份，或由更新的版本生成，数据未改动',
  DAMAGED: '备份已损坏，数据未改动',
  OTHER_DATABASE: '这份备份属于另一种数据库，数据未改动',
  SERVER_RUNS: '服务器正在运行（或有别的程序连着数据库），请先停止再恢复',
};

export function describeBackupFailure({ code, details }: BackupError): string {
  return details === '' ? `${FAILURES[code]}。` : `${FAILURES[code]}：${details}`;
}

export function describeLogProblem({ kind, seq }: LogProblem): string {
  switch (kind) {
    case 'CHANGED_ROW':
      return `日志有问题：第 ${seq} 号记录与写入时不同，或其前一条不同。`;
    case 'NUMBER_MISSING':
      return `日志有问题：缺少第 ${seq} 号，或该号重复。`;
    case 'HEAD_DIFFERS':
      return `日志有问题：末尾与第 ${seq} 号不符，可能有记录被截去。`;
  }
}
