import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON file of test/fixtures. Its shape is the caller's to know: fixtures are ours. */
export function readFixture<T>(name: string): T {
  const path = join(import.meta.dirname, '../fixtures', name);
  return JSON.parse(readFileSync(path, 'utf8')) as T; // the caller names the shape of our own file
}
