import pg from 'pg';
import { comesAgain, MOST_PREPARED } from './comes-again.ts';

/**
 * PostgreSQL's connection, which has statements prepared under a name: to read and plan the long ones of a push or a
 * pull anew costs the database more than to answer them. What comes first is kept; it is what the server lives on.
 */
export class PreparedPostgres extends pg.Client {
  readonly #names = new Map<string, string>();

  /** As TypeORM calls it: a text with its values. */
  override query(...args: readonly unknown[]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? this.#nameOf(text) : undefined;
    const passed = name === undefined ? args : [{ name, text, values }, ...rest];
    // One of the driver's many ways to be called, as before; it alone knows what it answers to each.
    return super.query(...(passed as [string])) as never;
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || !comesAgain(text) || this.#names.size >= MOST_PREPARED) return known;
    const name = `s${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
