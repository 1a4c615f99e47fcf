import { Role, ROLE_WORDS } from '@attain/shared/organisation/role';
import type { CAC } from 'cac';
import { SessionService } from '../account/session.service.ts';
import { UserAccountService, type ListedAccount } from '../account/user-account.service.ts';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { CommandError, noAccount, noRole, noSuchAction, USAGE } from './admin-messages.ts';
import { readPassword } from './read-password.ts';
import type { Terminal } from './terminal.ts';

interface UserOptions {
  readonly displayName?: string;
  readonly role?: string;
  readonly unit?: string;
}

/** As `--role` takes them: by the code, or by the word. */
const ROLES = Object.values(Role).map((role) => `${role} ${ROLE_WORDS[role]}`);

/** `pnpm admin user …` and `pnpm admin unit list`. */
export function addUserCommands(cli: CAC, terminal: Terminal): void {
  cli
    .command(
      'user <action> [account]',
      '账号：create 新建，assign 调动（改任一个单位的一个角色），set-password 设密码，disable 停用，enable 恢复，list 列出',
    )
    .option('--display-name <name>', '显示名')
    .option('--role <role>', `角色：${ROLES.join(' | ')}`)
    .option('--unit <id>', '单位，例如 urumqi（unit list 列出全部）')
    .action((action: string, account: string | undefined, options: UserOptions) =>
      runUser(terminal, action, account, options),
    );
  cli
    .command('unit <action>', '单位：list 列出编号和名称')
    .action((action: string) => runUnit(terminal, action));
}

interface UserRun extends Pick<Terminal, 'say'> {
  readonly users: UserAccountService;
  readonly account: string | undefined;
  readonly options: UserOptions;
}

const USER_ACTIONS: Readonly<Record<string, (run: UserRun) => Promise<void>>> = {
  async create({ users, account, options, say }) {
    const accountName = required(account, '账号');
    const place = readPlace(options);
    const displayName = required(options.displayName, '--display-name 显示名');
    const password = await askPassword('密码：');
    await users.create({ accountName, displayName, password, ...place });
    say(`账号 ${accountName} 已建立。`);
  },

  async assign({ users, account, options, say }) {
    const accountName = await known(users, account);
    const { role, orgUnitId } = readPlace(options);
    await users.assign(accountName, role, orgUnitId);
    say('权限已更改。手机下次同步时换成新单位的数据；未送达的填报保留在手机上，列为需处理。');
  },

  async 'set-password'({ users, account, say }) {
    const accountName = await known(users, account);
    await users.setPassword(accountName, await askPassword('新密码：'));
    say('密码已更改，原有登录全部失效。');
  },

  async disable({ users, account, say }) {
    await users.setDisabled(await known(users, account), true);
    say('账号已停用，登录全部失效。设备上未送达的填报仍在设备上，可导出后由审核人导入。');
  },

  async enable({ users, account, say }) {
    await users.setDisabled(await known(users, account), false);
    say('账号已恢复，可以用原密码登录。');
  },

  async list({ users, say }) {
    for (const account of await users.list()) say(lineOf(account));
  },
};

async function runUser(
  { say, withDatabase }: Terminal,
  action: string,
  account: string | undefined,
  options: UserOptions,
): Promise<void> {
  const act = Object.hasOwn(USER_ACTIONS, action) ? USER_ACTIONS[action] : undefined;
  if (!act) throw new CommandError(noSuchAction(action));
  await withDatabase(async ({ database }) => {
    const now = () => new Date();
    const users = new UserAccountService(database, new SessionService(database, now), now);
    await act({ users, account, options, say });
  });
}

/** The tree of units, each one under its superior. */
async function runUnit({ say, withDatabase }: Terminal, action: string): Promise<void> {
  if (action !== 'list') throw new CommandError(noSuchAction(action));
  await withDatabase(async ({ database }) => {
    const units = await database.reader.manager.find(OrgUnit, { order: { path: 'ASC' } });
    for (const { id, name, path } of units) {
      const depth = path.split('/').filter(Boolean).length - 1;
      say(`${'  '.repeat(depth)}${id}\t${name}`);
    }
  });
}

/** Role and unit as `--role` and `--unit` take them. */
function lineOf({ accountName, displayName, isDisabled, places }: ListedAccount): string {
  const held = places.map(
    ({ role, orgUnitId, unitName }) => `${role} ${ROLE_WORDS[role]} ${orgUnitId}（${unitName}）`,
  );
  return [accountName, displayName, ...held, ...(isDisabled ? ['（已停用）'] : [])].join('\t');
}

async function askPassword(prompt: string): Promise<string> {
  const password = await readPassword(prompt);
  if (password === '') throw new CommandError('没有输入密码，账号未改动。');
  return password;
}

/** Told before a password is asked for. */
async function known(users: UserAccountService, account: string | undefined): Promise<string> {
  const wanted = required(account, '账号');
  const accounts = await users.list();
  if (!accounts.some(({ accountName }) => accountName === wanted)) throw new CommandError(noAccount(wanted));
  return wanted;
}

function readPlace({ role, unit }: UserOptions) {
  const found = Object.values(Role).find((name) => name === role?.toUpperCase() || ROLE_WORDS[name] === role);
  if (!found) throw new CommandError(noRole(role, ROLES));
  return { role: found, orgUnitId: required(unit, '--unit 单位') };
}

/** The parser reads digits as a number. */
function required(value: string | number | undefined, what: string): string {
  if (value === undefined || value === '') throw new CommandError(`缺少 ${what}。${USAGE}`);
  return String(value);
}
