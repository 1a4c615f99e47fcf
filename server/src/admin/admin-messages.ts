import { DomainError } from '@attain/shared/errors/domain-error';
import { BackupError } from '../backup/backup-error.ts';
import { ConfigError } from '../config-error.ts';
import { describeBackupFailure } from './backup-messages.ts';

const VIOLATIONS: Readonly<Record<string, string>> = {
  'accountName.TAKEN': '该账号已存在。',
  'accountName.FORMAT': '账号只能用小写字母、数字、点和连字符，以字母开头，3 至 64 个字符。',
  'displayName.LENGTH': '请用 --display-name 给出显示名，至多 100 个字符。',
  'password.TOO_SHORT': '密码至少 12 个字符。',
  'password.TOO_LONG': '密码至多 128 个字符。',
  'password.CONTAINS_ACCOUNT_NAME': '密码不能包含账号。',
  'password.ONE_CHARACTER_REPEATED': '密码不能由同一个字符组成。',
};

export const USAGE =
  '用法：pnpm admin user create|assign|set-password|disable|enable|list，unit list，demo reset|sample，backup FILE，restore FILE，verify（--help 列出选项）';

export function noSuchCommand(command: string | undefined): string {
  return command === undefined ? USAGE : `没有“${command}”这个命令。${USAGE}`;
}

export function noSuchAction(action: string): string {
  return `没有“${action}”这个操作。${USAGE}`;
}

export function noAccount(account: string): string {
  return `没有账号 ${account}。pnpm admin user list 列出全部账号。`;
}

export function noRole(role: string | undefined, roles: readonly string[]): string {
  const choice = `请用 --role 给出角色：${roles.join('，')}`;
  return role === undefined ? choice : `没有角色“${role}”。${choice}`;
}

export function noDatabase(folder: string): string {
  return `${folder} 里没有数据库。请核对 DATA_DIR，或先启动一次服务器。`;
}

/** The parser's own headings, which it knows in English only. */
const HELP_TITLES: Readonly<Record<string, string>> = {
  Usage: '用法',
  Commands: '命令',
  Options: '选项',
  'For more info, run any command with the `--help` flag': '每个命令的选项',
};

export function inChinese<T extends { readonly title?: string; readonly body: string }>(
  sections: readonly T[],
): T[] {
  return sections.map((section) => ({
    ...section,
    ...(section.title && { title: HELP_TITLES[section.title] ?? section.title }),
    body: section.body.replace('Display this message', '显示这份说明'),
  }));
}

/** A command was called wrongly; the message tells how to call it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** What the person at the terminal reads: one line for what they can mend, the stack for a defect. */
export function describeFailure(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof BackupError) return describeBackupFailure(error);
  if (error instanceof ConfigError) return String(error);
  if (error instanceof DomainError) return describeRefusal(error.code as string, error.details as object);
  // The parser's own, for an unknown option or a missing argument; it exports no class to compare with.
  if (error instanceof Error && error.name === 'CACError') return describeCall(error.message);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The parser says in English what it misses or does not know; the name in it is what the person typed or must type. */
function describeCall(message: string): string {
  const unknown = /^Unknown option `(.+?)`/.exec(message)?.[1];
  if (unknown !== undefined) return `没有“${unknown}”这个选项。${USAGE}`;
  const missing = /^missing required args for command `(.+?)`/.exec(message)?.[1];
  return missing === undefined ? USAGE : `命令不完整，应为：pnpm admin ${missing}。${USAGE}`;
}

function describeRefusal(code: string, details: object): string {
  if (code === 'NOT_FOUND') return '没有这个单位。pnpm admin unit list 列出全部单位。';
  if (!('field' in details && 'violation' in details)) return code;
  return VIOLATIONS[`${String(details.field)}.${String(details.violation)}`] ?? code;
}
