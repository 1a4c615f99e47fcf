import { afterAll, vi } from 'vitest';

// Files of a project that is not isolated share a process: none finds what another has put in the place of something.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
