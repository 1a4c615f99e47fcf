// `pnpm generate`, the client's part: the types of the API, made from server/schema.graphql.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const client = join(import.meta.dirname, '..');
const file = join(client, 'src/api/generated/graphql-env.d.ts');
const HEADER = '// Made from server/schema.graphql by `pnpm generate`.\n';

const { status } = spawnSync(join(client, 'node_modules/.bin/gql.tada'), ['generate-output'], {
  cwd: client,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
// The tool leaves the file as it is when its types have not changed.
const types = readFileSync(file, 'utf8').replaceAll(HEADER, '');
writeFileSync(file, HEADER + types);
