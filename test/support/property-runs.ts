import fc from 'fast-check';

/** Random cases per property: enough to notice a mistake while working, thorough by `pnpm test:nightly`. */
fc.configureGlobal({ numRuns: process.env['NIGHTLY'] === '1' ? 10_000 : 200 });
