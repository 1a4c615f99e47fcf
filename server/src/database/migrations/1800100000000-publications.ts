import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
const long = (name: string): TableColumnOptions => ({ name, type: 'text' });
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const naming = (columnName: string, tableName: string) => ({
  columnNames: [columnName],
  referencedTableName: tableName,
  referencedColumnNames: ['id'],
});

/** The records of what was made public. */
const PUBLICATION = new Table({
  name: 'publication',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('round_id', 64),
    text('version_id', 64),
    { name: 'number', type: 'integer' },
    text('state', 16),
    text('slug', 40),
    text('address', 500),
    long('title'),
    long('reason'),
    long('taken_out'),
    long('dismissed'),
    long('files'),
    text('content_hash', 64),
    text('published_by_id', 64),
    text('published_by_name', 100),
    text('published_at', 24),
    optional(text('withdrawn_at', 24)),
    optional(text('withdrawn_by_id', 64)),
    optional(text('withdrawn_by_name', 100)),
    long('withdrawn_reason'),
    text('org_path', 500),
  ],
  foreignKeys: [
    naming('round_id', 'round'),
    naming('version_id', 'report_version'),
    naming('published_by_id', 'user_account'),
    naming('withdrawn_by_id', 'user_account'),
  ],
  indices: [
    { columnNames: ['round_id', 'number'], isUnique: true },
    { columnNames: ['slug', 'number'], isUnique: true },
    { columnNames: ['org_path'] },
  ],
});

export class Publications1800100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(PUBLICATION.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('publication');
  }
}
