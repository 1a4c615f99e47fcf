import { existsSync } from 'node:fs';
import { Role } from '@attain/shared/organisation/role';
import { cac } from 'cac';
import { SessionService } from '../account/session.service.ts';
import { UserAccountService, type ListedAccount } from '../account/user-account.service.ts';
import { readConfig, type Config } from '../config.ts';
import { createDatabase, databaseFile, type Database } from '../database/data-source.ts';
import { loadSampleRound } from '../demonstration/load-sample-round.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { resetDemonstration } from '../demonstration/reset-demonstration.ts';
import { addBackupCommands } from './backup-commands.ts';
import { CommandError, describeFailure, inChinese, noDatabase, USAGE } from './admin-messages.ts';
import { readPassword } from './read-password.ts';

interface UserOptions {
  readonly displayName?: string;
  readonly role?: string;
  readonly unit?: string;
}

interface DemoOptions {
  readonly yes?: boolean;
}

/** `pnpm admin …` */
async function runAdmin(): Promise<void> {
  // As the server's own: what people entered is for nobody else of the machine.
  process.umask(0o077);
  const cli = cac('pnpm admin');
  cli
    .command(
      'user <action> [account]',
      '账号：create 新建，assign 调动（改任一个单位的一个角色），set-password 设密码，list 列出',
    )
    .option('--display-name <name>', '显示名')
    .option('--role <role>', Object.keys(Role).join(' | '))
    .option('--unit <id>', '单位，例如 urumqi')
    .action(runUser);
  cli
    .command('demo <action>', '演示：reset 清空全部数据并重新装入演示数据，sample 另装一个样例数据批次')
    .option('--yes', '确认清空')
    .action(runDemo);
  addBackupCommands(cli, { say, withDatabase });
  cli.help(inChinese);
  cli.parse(process.argv, { run: false });
  if (!cli.matchedCommand && !cli.options['help']) throw new CommandError(USAGE);
  await cli.runMatchedCommand();
}

async function runUser(action: string, account: string | undefined, options: UserOptions): Promise<void> {
  await withDatabase(async ({ database }) => {
    const now = () => new Date();
    const users = new UserAccountService(database, new SessionService(database, now), now);
    switch (action) {
      case 'create':
        await createUser(users, account, options);
        return;
      case 'assign': {
        const { role, orgUnitId } = readPlace(options);
        await users.assign(required(account, '账号'), role, orgUnitId);
        say('权限已更改。手机下次同步时换成新单位的数据；未送达的填报保留在手机上，列为需处理。');
        return;
      }
      case 'set-password':
        await users.setPassword(required(account, '账号'), await readPassword('新密码：'));
        say('密码已更改，原有登录全部失效。');
        return;
      case 'list':
        for (const account of await users.list()) say(lineOf(account));
        return;
      default:
        throw new CommandError(USAGE);
    }
  });
}

/** Role and unit as `--role` and `--unit` take them. */
function lineOf({ accountName, displayName, isDisabled, places }: ListedAccount): string {
  const held = places.map(({ role, orgUnitId, unitName }) => `${role} ${orgUnitId}（${unitName}）`);
  return [accountName, displayName, ...held, ...(isDisabled ? ['（已停用）'] : [])].join('\t');
}

async function createUser(
  users: UserAccountService,
  account: string | undefined,
  options: UserOptions,
): Promise<void> {
  const accountName = required(account, '账号');
  const { role, orgUnitId } = readPlace(options);
  const displayName = required(options.displayName, '--display-name 显示名');
  const password = await readPassword('密码：');
  await users.create({ accountName, displayName, password, role, orgUnitId });
  say(`账号 ${accountName} 已建立。`);
}

function readPlace({ role, unit }: UserOptions) {
  const known = Object.values(Role).find((name) => name === role?.toUpperCase());
  if (!known) throw new CommandError(`请用 --role 给出角色：${Object.keys(Role).join('，')}`);
  return { role: known, orgUnitId: required(unit, '--unit 单位') };
}

async function runDemo(action: string, { yes }: DemoOptions): Promise<void> {
  if (action !== 'reset' && action !== 'sample') throw new CommandError(USAGE);
  await withDatabase(async ({ config, database }) => {
    if (!config.isDemonstration) throw new CommandError('生产环境或 DEMO=0 时不能装入演示数据。');
    const facts = await readDemonstration(DEMONSTRATION_FILE);
    if (action === 'sample') {
      const isLoaded = await loadSampleRound(database, facts, new Date());
      say(isLoaded ? '样例数据批次已装入。' : '没有装入：样例数据批次已存在，或演示数据未装入。');
      return;
    }
    if (!yes) throw new CommandError('这会清空全部数据，包括已填内容。确认请加 --yes');
    await resetDemonstration(database, facts, new Date());
    say('演示数据已重新装入。');
  }, action === 'reset');
}

/** A mistyped DATA_DIR is told, not filled with an empty database; only the demonstration may begin one. */
async function withDatabase(
  work: (context: { readonly config: Config; readonly database: Database }) => Promise<void>,
  mayBegin = false,
): Promise<void> {
  const config = readConfig(process.env);
  if (!mayBegin && config.database.kind === 'sqlite' && !existsSync(databaseFile(config.dataFolder)))
    throw new CommandError(noDatabase(config.dataFolder));
  const database = await createDatabase(config.database);
  try {
    await work({ config, database });
  } finally {
    await database.close();
  }
}

/** The parser reads digits as a number. */
function required(value: string | number | undefined, what: string): string {
  if (value === undefined || value === '') throw new CommandError(`缺少 ${what}。${USAGE}`);
  return String(value);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await runAdmin();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
