/** More at once would only share the same processor and the same write gate. */
const AT_WORK = 4;
/** About a second's work: whoever would wait longer had better come back. */
const WAITING = 64;
/** Room for those who are let in already and come with their next call. */
const WAITING_WITH_THEM = 2 * WAITING;
/** Who comes with the next call of a return within this time still belongs to those let in: a weak network is slow. */
const RETURN_MS = 10_000;
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
  /** When each was let in last, the latest at the end. */
  readonly #letInAtMs = new Map<string, number>();
  #atWork = 0;
  #callMs = FIRST_GUESS_MS;
  /** By then all who were sent away are expected to have been served. */
  #servedByMs = 0;

  /** @param nowMs A clock that never goes back. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /**
   * Seconds after which the caller may come back, later for each who is sent away; null: there is room. Who has been let
   * in to say who they are is not sent away when they come to send.
   */
  refusal(caller: string): number | null {
    const nowMs = this.#nowMs();
    if (this.#waiting.length < (this.#isLetIn(caller, nowMs) ? WAITING_WITH_THEM : WAITING)) {
      this.#letInAtMs.delete(caller);
      this.#letInAtMs.set(caller, nowMs);
      return null;
    }
    const servingMs = (CALLS_OF_A_RETURN * this.#callMs) / AT_WORK;
    this.#servedByMs = Math.max(nowMs, this.#servedByMs) + servingMs;
    const seconds = Math.ceil((this.#servedByMs - nowMs) / 1000);
    return Math.min(Math.max(seconds, LEAST_SECONDS), MOST_SECONDS);
  }

  #isLetIn(caller: string, nowMs: number): boolean {
    for (const [other, atMs] of this.#letInAtMs) {
      if (nowMs - atMs <= RETURN_MS) break;
      this.#letInAtMs.delete(other);
    }
    return this.#letInAtMs.has(caller);
  }

  /** Does the work when it is its turn; first come, first served. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#atWork < AT_WORK) this.#atWork += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const begunAtMs = this.#nowMs();
    try {
      return await work();
    } finally {
      const tookMs = Math.min(this.#nowMs() - begunAtMs, MOST_TIMES_THE_USUAL * this.#callMs);
      this.#callMs += (tookMs - this.#callMs) * WEIGHT_OF_NEWEST;
      // The place is handed on, so that nobody who comes just now gets it first.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#atWork -= 1;
    }
  }
}
