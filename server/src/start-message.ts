import type { Config } from './config.ts';
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD } from './demonstration/accounts.ts';

/** What the person at the terminal needs to know; the log follows below it. */
export function startMessage(config: Config, url: string): string {
  const { database } = config;
  const dataPlace =
    database.kind === 'sqlite' ? database.folder : `PostgreSQL（附件与密钥：${config.dataFolder}）`;
  const lines = [`绩效自评已启动：${url}`, `数据位置：${dataPlace}`];
  if (config.isDemonstration) {
    lines.push(`演示账号（密码均为 ${DEMONSTRATION_PASSWORD}）：`);
    for (const { accountName, displayName } of DEMONSTRATION_ACCOUNTS) {
      lines.push(`  ${accountName.padEnd(14)} ${displayName}`);
    }
  }
  lines.push('按 Ctrl-C 结束。');
  return `\n${lines.join('\n')}\n\n`;
}
