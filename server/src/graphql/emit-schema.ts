import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './build-api-schema.ts';

/** Writes `server/schema.graphql`: the API in review, and what the client's types are made from. */
const schema = await buildApiSchema(new Map());
const text = `# Made from the server's classes by \`pnpm generate\`.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
const file = join(import.meta.dirname, '../../schema.graphql');
// Somebody may be reading it: what is right is not written again.
if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text);
