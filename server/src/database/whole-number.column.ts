import type { ValueTransformer } from 'typeorm';

/** `bigint` columns come back as text from PostgreSQL and as numbers from SQLite; in the code they are numbers. */
export const wholeNumber: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: unknown) => {
    if (typeof value !== 'string') return value;
    const whole = Number(value);
    if (!Number.isSafeInteger(whole)) throw new RangeError(`${value} is beyond ±(2^53 − 1)`);
    return whole;
  },
};
