import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function objectName(kind: string, tableOrName: Table | string, columnNames: readonly string[]): string {
  const table = typeof tableOrName === 'string' ? tableOrName : tableOrName.name;
  return [kind, table.split('.').at(-1), ...[...columnNames].sort()].join('_');
}

/** SQL names: snake_case columns, and keys and indexes named after what they cover, the same on both databases. */
export class SnakeCaseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return [...prefixes, customName ?? propertyName].map(snakeCase).join('_');
  }

  override primaryKeyName(table: Table | string, columnNames: string[]): string {
    return objectName('pk', table, columnNames);
  }

  override uniqueConstraintName(table: Table | string, columnNames: string[]): string {
    return objectName('uq', table, columnNames);
  }

  override foreignKeyName(table: Table | string, columnNames: string[]): string {
    return objectName('fk', table, columnNames);
  }

  override indexName(table: Table | string, columnNames: string[]): string {
    return objectName('ix', table, columnNames);
  }
}
