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

/** The versions of a round's report that were put up for sign-off. */
const REPORT_VERSION = new Table({
  name: 'report_version',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('round_id', 64),
    { name: 'number', type: 'integer' },
    text('state', 16),
    text('code', 16),
    { name: 'seq', type: 'bigint' },
    text('content_hash', 64),
    { name: 'files', type: 'text' },
    { name: 'figures', type: 'text' },
    { name: 'acts', type: 'text' },
    text('drafter_id', 64),
    text('put_up_at', 24),
    optional(text('signed_at', 24)),
    text('org_path', 500),
  ],
  foreignKeys: [naming('round_id', 'round'), naming('drafter_id', 'user_account')],
  indices: [
    { columnNames: ['round_id', 'number'], isUnique: true },
    { columnNames: ['code'], isUnique: true },
    { columnNames: ['org_path'] },
  ],
});

export class ReportVersions1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(REPORT_VERSION.clone());
    // As SQL that both databases know: TypeORM's table API would copy the whole table on SQLite to add a column.
    await runner.query(`ALTER TABLE "report_job" ADD COLUMN "purpose" varchar(16) NOT NULL DEFAULT 'FILES'`);
    await runner.query(`ALTER TABLE "report_job" ADD COLUMN "seen_hash" varchar(64)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report_job" DROP COLUMN "seen_hash"`);
    await runner.query(`ALTER TABLE "report_job" DROP COLUMN "purpose"`);
    await runner.dropTable('report_version');
  }
}
