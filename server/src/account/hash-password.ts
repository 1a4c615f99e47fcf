import { hash, verify } from '@node-rs/argon2';
import { limitConcurrency } from './limit-concurrency.ts';

/** OWASP ASVS asks for 46 MiB and one pass; this takes about 0.1 s. */
const COST = { memoryCost: 64 * 1024, timeCost: 2, parallelism: 1 };
const COST_IN_HASH = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** Longer texts are nobody's password; the bound keeps their hashing cheap. */
const MAX_PASSWORD_LENGTH = 128;

/** Four at once take 256 MiB; a flood of sign-ins waits instead of exhausting the memory. */
const inTurn = limitConcurrency(4);

/** Verified against when there is no such account, so that the answer takes as long. */
let hashOfNobody: Promise<string> | undefined;

/** One spelling for what keyboards type differently (full-width forms, composed letters). */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** @returns argon2id in PHC form, with its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), COST));
}

/** @param passwordHash null for an account that does not exist: takes the same time and says no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword('');
  const known = passwordHash ?? (await hashOfNobody);
  const isRight = await inTurn(() => verify(known, normalise(password.slice(0, MAX_PASSWORD_LENGTH))));
  return isRight && passwordHash !== null && password.length <= MAX_PASSWORD_LENGTH;
}

/** Whether a stored hash was made with other parameters than today's. */
export function needsRehash(passwordHash: string): boolean {
  return !passwordHash.startsWith(COST_IN_HASH);
}
