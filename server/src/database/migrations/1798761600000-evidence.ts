import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
const naming = (columnName: string, tableName: string) => ({
  columnNames: [columnName],
  referencedTableName: tableName,
  referencedColumnNames: ['id'],
});

/** Photographs and files beside the values that they prove. */
const EVIDENCE = new Table({
  name: 'evidence',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('self_evaluation_id', 64),
    text('indicator_id', 64),
    text('file_name', 200),
    text('format', 16),
    { name: 'byte_count', type: 'integer' },
    text('content_hash', 64),
    optional({ name: 'thumbnail_byte_count', type: 'integer' }),
    optional(text('thumbnail_hash', 64)),
    optional(text('taken_at', 24)),
    text('state', 16),
    optional(text('problem', 32)),
    { name: 'has_thumbnail', type: 'boolean' },
    text('added_by_id', 64),
    text('added_by_name', 100),
    text('added_at', 24),
    optional(text('removed_by_id', 64)),
    optional(text('removed_by_name', 100)),
    optional(text('removed_at', 24)),
    text('org_path', 500),
  ],
  foreignKeys: [
    naming('self_evaluation_id', 'self_evaluation'),
    naming('added_by_id', 'user_account'),
    naming('removed_by_id', 'user_account'),
  ],
  indices: [{ columnNames: ['self_evaluation_id', 'indicator_id'] }, { columnNames: ['org_path'] }],
});

export class Evidence1798761600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(EVIDENCE.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('evidence');
  }
}
