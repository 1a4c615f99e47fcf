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

/** The making of a report's files. */
const REPORT_JOB = new Table({
  name: 'report_job',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('round_id', 64),
    text('state', 16),
    { name: 'progress', type: 'integer' },
    optional(text('error_code', 16)),
    optional({ name: 'seq', type: 'bigint' }),
    optional(text('content_hash', 64)),
    { name: 'files', type: 'text' },
    text('asked_by_id', 64),
    text('asked_by_name', 100),
    text('asked_at', 24),
    optional(text('finished_at', 24)),
    text('org_path', 500),
  ],
  foreignKeys: [naming('round_id', 'round'), naming('asked_by_id', 'user_account')],
  indices: [
    { columnNames: ['round_id', 'asked_at'] },
    { columnNames: ['state'] },
    { columnNames: ['org_path'] },
  ],
});

export class ReportJobs1799366400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(REPORT_JOB.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('report_job');
  }
}
