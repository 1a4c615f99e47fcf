// `pnpm report --round ID --out DIR`: the report of a round as files; see server/src/report/report.command.ts.
import { ensureServerBuilt } from './ensure-built.mjs';

process.setSourceMapsEnabled(true);
try {
  ensureServerBuilt();
  const { runReportCommand } = await import('../dist/report/report.command.js');
  const { exitCode, stdout, stderr } = await runReportCommand({
    args: process.argv.slice(2),
    env: process.env,
  });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(
    `report: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
