import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './build-api-schema.ts';

/** Writes `server/schema.graphql`: the API in review, and what the client's types are made from. */
const schema = await buildApiSchema(new Map());
const text = `# Made from the server's classes by \`pnpm generate\`.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
await writeFile(join(import.meta.dirname, '../../schema.graphql'), text);
