/** More at once would only share the same processor and the same write gate. */
const AT_WORK = 4;
/** About a second's work: whoever would wait longer had better come back. */
const WAITING = 64;
/** Who comes with the next call within this time after an answer goes on with the same return: a weak network is slow. */
const RETURN_MS = 10_000;
/** So that those who go on and on keep nobody out: of the three calls of a return only one is somebody's who has just come. */
const PLACE_FOR_WHO_COMES = 4;
/** What a device that comes back asks for until it is through: who it is, to send, to fetch. */
const CALLS_OF_A_RETURN = 3;
const LEAST_SECONDS = 1;
/** A device waits up to twice as long (`backoffMs`), and for no more than five minutes. */
const MOST_SECONDS = 150;
/** Until the first call has told how long one takes, in milliseconds. */
const FIRST_GUESS_MS = 10;
const WEIGHT_OF_NEWEST = 0.01;
/** A moment in which everything stands still, as when ten thousand knock at once, says little about the next minutes. */
const MOST_TIMES_THE_USUAL = 2;

/**
 * Lets in so many calls as can be answered soon and tells the others when to come back, so that ten thousand phones at
 * five o'clock are an orderly queue of people who wait at home (FT-74): without it each would be kept for longer than a
 * phone waits, give up, and send the same again.
 */
export class Admission {
  readonly #nowMs: () => number;
  readonly #waiting: (() => void)[] = [];
  /** Those who go on, and are served first: who has said who they are is to be able to send. */
  readonly #goingOn: (() => void)[] = [];
  /** When each was answered last, the latest at the end. */
  readonly #answeredAtMs = new Map<string, number>();
  #atWork = 0;
  #placesGiven = 0;
  #callMs = FIRST_GUESS_MS;
  /** By then all who were sent away are expected to have been served. */
  #servedByMs = 0;

  /** @param nowMs A clock that never goes back. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Seconds after which the caller may come back, later for each who is sent away; null: there is room. */
  refusal(caller: string): number | null {
    if (this.#lineOf(caller).length < WAITING) return null;
    const nowMs = this.#nowMs();
    const servingMs = (CALLS_OF_A_RETURN * this.#callMs) / AT_WORK;
    this.#servedByMs = Math.max(nowMs, this.#servedByMs) + servingMs;
    const seconds = Math.ceil((this.#servedByMs - nowMs) / 1000);
    return Math.min(Math.max(seconds, LEAST_SECONDS), MOST_SECONDS);
  }

  /** Does the work when it is its turn: first come, first served in each line. */
  async run<T>(caller: string, work: () => Promise<T>): Promise<T> {
    if (this.#atWork < AT_WORK) this.#atWork += 1;
    else await new Promise<void>((resolve) => this.#lineOf(caller).push(resolve));
    const begunAtMs = this.#nowMs();
    try {
      return await work();
    } finally {
      const nowMs = this.#nowMs();
      const tookMs = Math.min(nowMs - begunAtMs, MOST_TIMES_THE_USUAL * this.#callMs);
      this.#callMs += (tookMs - this.#callMs) * WEIGHT_OF_NEWEST;
      this.#answeredAtMs.delete(caller);
      this.#answeredAtMs.set(caller, nowMs);
      // The place is handed on, so that nobody who comes just now gets it first.
      const next = this.#takeNext();
      if (next) next();
      else this.#atWork -= 1;
    }
  }

  #takeNext(): (() => void) | undefined {
    this.#placesGiven += 1;
    const isForWhoComes = this.#placesGiven % PLACE_FOR_WHO_COMES === 0;
    const [first, second] = isForWhoComes ? [this.#waiting, this.#goingOn] : [this.#goingOn, this.#waiting];
    return first.shift() ?? second.shift();
  }

  #lineOf(caller: string): (() => void)[] {
    const nowMs = this.#nowMs();
    for (const [other, atMs] of this.#answeredAtMs) {
      if (nowMs - atMs <= RETURN_MS) break;
      this.#answeredAtMs.delete(other);
    }
    return this.#answeredAtMs.has(caller) ? this.#goingOn : this.#waiting;
  }
}
