import { existsSync } from 'node:fs';
import { cac } from 'cac';
import { readConfig } from '../config.ts';
import { createDatabase, databaseFile } from '../database/data-source.ts';
import { loadSampleRound } from '../demonstration/load-sample-round.ts';
import { DEMONSTRATION_FILE, readDemonstration } from '../demonstration/read-demonstration.ts';
import { resetDemonstration } from '../demonstration/reset-demonstration.ts';
import {
  CommandError,
  describeFailure,
  inChinese,
  noDatabase,
  noSuchAction,
  noSuchCommand,
} from './admin-messages.ts';
import { addBackupCommands } from './backup-commands.ts';
import type { AdminContext } from './terminal.ts';
import { addUserCommands } from './user-commands.ts';

interface DemoOptions {
  readonly yes?: boolean;
}

/** `pnpm admin …` */
async function runAdmin(): Promise<void> {
  // As the server's own: what people entered is for nobody else of the machine.
  process.umask(0o077);
  const cli = cac('pnpm admin');
  const terminal = { say, withDatabase };
  addUserCommands(cli, terminal);
  cli
    .command('demo <action>', '演示：reset 清空全部数据并重新装入演示数据，sample 另装一个样例数据批次')
    .option('--yes', '确认清空')
    .action(runDemo);
  addBackupCommands(cli, terminal);
  cli.help(inChinese);
  cli.parse(process.argv, { run: false });
  if (!cli.matchedCommand && !cli.options['help']) throw new CommandError(noSuchCommand(cli.args[0]));
  await cli.runMatchedCommand();
}

async function runDemo(action: string, { yes }: DemoOptions): Promise<void> {
  if (action !== 'reset' && action !== 'sample') throw new CommandError(noSuchAction(action));
  const work = async ({ config, database }: AdminContext) => {
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
  };
  await withDatabase(work, { mayBegin: action === 'reset' });
}

/** A mistyped DATA_DIR is told, not filled with an empty database; only the demonstration may begin one. */
async function withDatabase(
  work: (context: AdminContext) => Promise<void>,
  { mayBegin = false }: { readonly mayBegin?: boolean } = {},
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await runAdmin();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
