/** Numbers of a run: the same seed gives the same ones for ever. PCG-XSH-RR, 32 bits of 64 (O'Neill 2014). */
export class SeededRandom {
  #state: bigint;

  constructor(seed: number) {
    this.#state = (BigInt(seed) * 2_654_435_769n + 1_442_695_040_888_963_407n) & MASK_64;
    this.bits();
  }

  /** 32 random bits, as a number from 0. */
  bits(): number {
    const old = this.#state;
    this.#state = (old * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & MASK_64;
    const shifted = Number(((old >> 18n) ^ old) >> 27n) >>> 0;
    const turn = Number(old >> 59n);
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  }

  /** From 0 to `below` − 1. */
  below(below: number): number {
    return this.bits() % below;
  }

  /** From 0 to 1, without 1. */
  share(): number {
    return this.bits() / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** One of the choices, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.share() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new Error('nothing to choose from');
  }
}

const MASK_64 = (1n << 64n) - 1n;
