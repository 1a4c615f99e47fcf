import { Table, type TableColumnOptions, type TableForeignKeyOptions } from 'typeorm';

/**
 * A short notation for the tables of the first schema, in words that both databases know. Released with its
 * migration, hence never changed: later migrations write their own.
 */

type Column = TableColumnOptions & { readonly references?: string };

export function varchar(name: string, length: number): Column {
  return { name, type: 'varchar', length: String(length) };
}

/** Ids are made by devices and by the server; room for more than a UUID. */
export function id(name: string): Column {
  return varchar(name, 64);
}

export function key(name: string, type: 'id' | 'integer' | 'bigint' = 'id'): Column {
  return { ...(type === 'id' ? id(name) : { name, type }), isPrimary: true };
}

export function text(name: string): Column {
  return { name, type: 'text' };
}

export function integer(name: string): Column {
  return { name, type: 'integer' };
}

export function bigint(name: string): Column {
  return { name, type: 'bigint' };
}

export function boolean(name: string): Column {
  return { name, type: 'boolean' };
}

/** ISO 8601 in UTC with milliseconds: sorts as text, the same on both databases. */
export function instant(name: string): Column {
  return varchar(name, 24);
}

/** A day, or a month where no day is known. */
export function day(name: string): Column {
  return varchar(name, 10);
}

export function path(name: string): Column {
  return varchar(name, 500);
}

export function nullable(column: Column): Column {
  return { ...column, isNullable: true };
}

export function startingAt(value: number | string, column: Column): Column {
  return { ...column, default: typeof value === 'number' ? String(value) : `'${value}'` };
}

/** A column that names a row of another table. */
export function reference(name: string, table: string): Column {
  return { ...id(name), references: table };
}

interface Keys {
  readonly unique?: readonly string[][];
  readonly indexes?: readonly string[][];
  readonly uniqueIndexes?: readonly string[][];
}

export function table(name: string, columns: readonly Column[], keys: Keys = {}): Table {
  const foreignKeys: TableForeignKeyOptions[] = columns.flatMap(({ name: columnName, references }) =>
    references
      ? [{ columnNames: [columnName], referencedTableName: references, referencedColumnNames: ['id'] }]
      : [],
  );
  return new Table({
    name,
    columns: columns.map(({ references: _, ...column }) => column),
    foreignKeys,
    uniques: (keys.unique ?? []).map((columnNames) => ({ columnNames })),
    indices: [
      ...(keys.indexes ?? []).map((columnNames) => ({ columnNames })),
      ...(keys.uniqueIndexes ?? []).map((columnNames) => ({ columnNames, isUnique: true })),
    ],
  });
}
