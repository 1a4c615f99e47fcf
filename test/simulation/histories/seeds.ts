/** Histories of one test: a failing one is found again by its seed alone. */
const PER_TEST = 10;

const isNightly = process.env['NIGHTLY'] === '1';

const COUNTS = { sqlite: isNightly ? 100_000 : 300, postgres: isNightly ? 2_000 : 20 };

/**
 * The seeds of a run, from first to last, in portions of one test each.
 *
 * `SIMULATION_SEED=7` runs that history alone, `SIMULATION_SEEDS=1000-5000` those; the nightly run takes other ones
 * every night when it is told where to begin.
 *
 * @param part Of so many files that share the seeds, one for each core.
 */
export function seedsOf(
  database: keyof typeof COUNTS,
  part: { readonly n: number; readonly of: number } = { n: 1, of: 1 },
): readonly (readonly [first: number, last: number])[] {
  const one = process.env['SIMULATION_SEED'];
  if (one !== undefined) return [[Number(one), Number(one)]];
  const range = /^(\d+)-(\d+)$/.exec(process.env['SIMULATION_SEEDS'] ?? '');
  const first = Number(range?.[1] ?? 1);
  const last = range ? Number(range[2]) : COUNTS[database];
  const portions: [number, number][] = [];
  for (let start = first; start <= last; start += PER_TEST) {
    portions.push([start, Math.min(last, start + PER_TEST - 1)]);
  }
  // At least one each: a file without a test is a mistake.
  return portions.length < part.of ? portions : portions.filter((_, index) => index % part.of === part.n - 1);
}

/** One line for a run, as its file ends: what was run, and how long that took. */
export function tellRun(
  database: string,
  portions: readonly (readonly [first: number, last: number])[],
  begunAtMs: number,
): void {
  const count = portions.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const [first] = portions[0] ?? [0];
  const [, last] = portions.at(-1) ?? [0, 0];
  const seconds = Math.round((performance.now() - begunAtMs) / 1000);
  console.log(
    `simulation on ${database}: ${count} histories of the seeds ${first} to ${last} in ${seconds} s`,
  );
}
