import sqlite3 from 'sqlite3';
import { comesAgain, MOST_PREPARED } from './comes-again.ts';

type Done = (this: sqlite3.Statement, error: Error | null, rows?: unknown[]) => void;
type How = 'all' | 'run';

/**
 * SQLite's connection, which keeps its prepared statements: the driver reads and plans each anew, and each time goes to
 * another thread and back for it. With the statement at hand a query costs one way instead of two.
 */
class PreparedSqlite extends sqlite3.Database {
  /** By their text, the one used last at the end. */
  readonly #kept = new Map<string, sqlite3.Statement>();

  override all(sql: string, ...rest: unknown[]): this {
    return this.#perform('all', sql, rest);
  }

  override run(sql: string, ...rest: unknown[]): this {
    return this.#perform('run', sql, rest);
  }

  override close(done?: (error: Error | null) => void): void {
    for (const statement of this.#kept.values()) statement.finalize();
    this.#kept.clear();
    super.close(done);
  }

  #perform(how: How, sql: string, rest: unknown[]): this {
    const done = rest.at(-1);
    if (typeof done !== 'function' || !comesAgain(sql)) return super[how](sql, ...rest);
    // The driver's callback, by its own types.
    this.#use(how, sql, rest.slice(0, -1), done as Done);
    return this;
  }

  #use(how: How, sql: string, parameters: readonly unknown[], done: Done): void {
    const known = this.#kept.get(sql);
    if (known) {
      this.#keep(sql, known);
      this.#execute(how, sql, known, parameters, done);
      return;
    }
    const statement = super.prepare(sql, (error: Error | null) => {
      if (error) {
        done.call(statement, error);
        return;
      }
      this.#keep(sql, statement);
      this.#execute(how, sql, statement, parameters, done);
    });
  }

  #execute(how: How, sql: string, statement: sqlite3.Statement, parameters: readonly unknown[], done: Done) {
    const drop = () => this.#drop(sql, statement);
    statement[how](...parameters, function (this: sqlite3.Statement, error: Error | null, rows?: unknown[]) {
      // Where one has failed, nothing of it is left that the next one could stumble over.
      if (error) drop();
      done.call(this, error, rows);
    });
  }

  #keep(sql: string, statement: sqlite3.Statement): void {
    const other = this.#kept.get(sql);
    // Two prepared it at once: the first one has its work and ends after it.
    if (other && other !== statement) other.finalize();
    this.#kept.delete(sql);
    this.#kept.set(sql, statement);
    if (this.#kept.size <= MOST_PREPARED) return;
    for (const [oldest, idle] of this.#kept) {
      this.#drop(oldest, idle);
      return;
    }
  }

  #drop(sql: string, statement: sqlite3.Statement): void {
    // It is finalized once; whoever is in its queue already comes before.
    if (this.#kept.get(sql) !== statement) return;
    this.#kept.delete(sql);
    statement.finalize();
  }
}

/**
 * The driver as TypeORM is to use it. TypeORM would switch the driver's long stack traces on, for all that the process
 * does with it: each query then prints its parameters into a stack, a third of what a query costs.
 */
export const PREPARED_SQLITE = { verbose: () => ({ ...sqlite3, Database: PreparedSqlite }) };
