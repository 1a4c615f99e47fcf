// `pnpm start`: builds what is not built, then serves everything on one origin.
import { ensureClientBuilt, ensureServerBuilt } from './ensure-built.mjs';

process.setSourceMapsEnabled(true);
try {
  ensureServerBuilt();
  ensureClientBuilt();
} catch (error) {
  process.stderr.write(`attain: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
await import('../dist/main.js');
