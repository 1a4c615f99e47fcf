// `pnpm admin …`: accounts and the demonstration, on the database that the server uses.
import { ensureServerBuilt } from './ensure-built.mjs';

process.setSourceMapsEnabled(true);
try {
  ensureServerBuilt();
} catch (error) {
  process.stderr.write(`attain: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
await import('../dist/admin/run-admin.js');
