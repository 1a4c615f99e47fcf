import { ConfigError } from '../config-error.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads one JSON object and names the place of what is wrong, as `$.units[2].name`. */
export class FactReader {
  readonly #fields: Fields;

  /** @throws ConfigError */
  constructor(
    value: unknown,
    readonly file: string,
    readonly path: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.#wrong('', 'an object');
    // An object of JSON has nothing but such fields.
    this.#fields = value as Fields;
  }

  text(key: string): string {
    const value = this.#fields[key];
    if (typeof value !== 'string') throw this.#wrong(`.${key}`, 'a text');
    return value;
  }

  textOrNull(key: string): string | null {
    return this.#isAbsent(key) ? null : this.text(key);
  }

  whole(key: string): number {
    const value = this.#fields[key];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw this.#wrong(`.${key}`, 'a whole number');
    }
    return value;
  }

  wholeOrNull(key: string): number | null {
    return this.#isAbsent(key) ? null : this.whole(key);
  }

  oneOf<T extends string>(key: string, choices: readonly T[]): T {
    const value = this.text(key);
    const choice = choices.find((known) => known === value);
    if (choice === undefined) throw this.#wrong(`.${key}`, `one of ${choices.join(', ')}`);
    return choice;
  }

  oneOfOrNull<T extends string>(key: string, choices: readonly T[]): T | null {
    return this.#isAbsent(key) ? null : this.oneOf(key, choices);
  }

  json(key: string): unknown {
    return this.#fields[key];
  }

  object(key: string): FactReader {
    return new FactReader(this.#fields[key], this.file, `${this.path}.${key}`);
  }

  objectOrNull(key: string): FactReader | null {
    return this.#isAbsent(key) ? null : this.object(key);
  }

  list<T>(key: string, read: (item: FactReader) => T): T[] {
    const value = this.#fields[key];
    if (!Array.isArray(value) || value.length === 0)
      throw this.#wrong(`.${key}`, 'a list with something in it');
    return value.map((item: unknown, index) =>
      read(new FactReader(item, this.file, `${this.path}.${key}[${index}]`)),
    );
  }

  #isAbsent(key: string): boolean {
    return this.#fields[key] === undefined || this.#fields[key] === null;
  }

  #wrong(suffix: string, expected: string): ConfigError {
    return new ConfigError(`demonstration data ${this.file}: ${this.path}${suffix} is not ${expected}`);
  }
}
