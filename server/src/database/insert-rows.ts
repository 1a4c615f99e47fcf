import type { EntityManager, EntityMetadata, ObjectLiteral, ObjectType } from 'typeorm';

/** Rows of one INSERT: some hundred kilobytes. */
const CHUNK = 500;

/**
 * Inserts whole rows in bulk, 60 times faster than `save` on SQLite.
 *
 * The rows travel as one parameter, a JSON text: a statement with a parameter for each value costs three times as
 * much, most of it for writing the statement and binding them.
 *
 * @param rows Every column is given: defaults and generated values are not read back.
 */
export function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: ObjectType<Row>,
  rows: readonly Row[],
): Promise<void> {
  return writeRows(manager, manager.connection.getMetadata(entity), rows, '');
}

/** Writes whole rows, new ones and known ones (by their id) alike. */
export function upsertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: ObjectType<Row>,
  rows: readonly Row[],
): Promise<void> {
  const metadata = manager.connection.getMetadata(entity);
  const overwritten = metadata.columns
    .filter(({ isPrimary }) => !isPrimary)
    .map(({ databaseName }) => `"${databaseName}" = excluded."${databaseName}"`);
  return writeRows(manager, metadata, rows, `ON CONFLICT (id) DO UPDATE SET ${overwritten.join(', ')}`);
}

async function writeRows(
  manager: EntityManager,
  metadata: EntityMetadata,
  rows: readonly ObjectLiteral[],
  onConflict: string,
): Promise<void> {
  const { driver } = manager.connection;
  const { columns, tableName } = metadata;
  const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const source =
    manager.connection.options.type === 'postgres'
      ? `${names} FROM json_populate_recordset(NULL::"${tableName}", $1)`
      : // Without the condition SQLite takes ON for that of a join.
        `${columns.map(({ databaseName }) => `value ->> '${databaseName}'`).join(', ')} FROM json_each($1) WHERE true`;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const records = rows.slice(start, start + CHUNK).map((row) => {
      const record: Record<string, unknown> = {};
      for (const column of columns) {
        const value: unknown = row[column.propertyName];
        if (value === undefined) throw new Error(`${tableName}.${column.propertyName} is not given`);
        record[column.databaseName] = driver.preparePersistentValue(value, column);
      }
      return record;
    });
    await manager.query(`INSERT INTO "${tableName}" (${names}) SELECT ${source} ${onConflict}`, [
      JSON.stringify(records),
    ]);
  }
}
