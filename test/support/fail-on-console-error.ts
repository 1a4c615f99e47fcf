import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

// A test that expects an error message puts `vi.spyOn(console, 'error').mockReturnValue()` in the way.
const complaints: string[] = [];

const { error, warn } = console;
console.error = (...args: unknown[]) => {
  complaints.push(format(...args));
  error(...args);
};
console.warn = (...args: unknown[]) => {
  const text = format(...args);
  if (text.startsWith('[Vue warn]')) complaints.push(text);
  warn(...args);
};

afterEach(() => {
  const seen = complaints.splice(0);
  if (seen.length > 0) throw new Error(`unexpected console.error:\n${seen.join('\n')}`);
});

// The next file of the same process puts its own in the way.
afterAll(() => {
  Object.assign(console, { error, warn });
});
