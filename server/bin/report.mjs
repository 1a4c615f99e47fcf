// `pnpm report`: the report of a round as files, and the examination of one; see server/src/report/report.command.ts.
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
  // A defect of ours; 1 says that something was found.
  process.exitCode = 70;
}
