import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});

/** A region's own templates; earlier ones are kept, so that a report can be made as it was. */
const REPORT_TEMPLATE = new Table({
  name: 'report_template',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('org_path', 500),
    text('kind', 16),
    text('name', 200),
    text('sha256', 64),
    { name: 'byte_count', type: 'integer' },
    { name: 'notes', type: 'text' },
    text('uploaded_by_id', 64),
    text('uploaded_by_name', 100),
    text('uploaded_at', 24),
    { name: 'is_active', type: 'boolean' },
  ],
  foreignKeys: [
    { columnNames: ['uploaded_by_id'], referencedTableName: 'user_account', referencedColumnNames: ['id'] },
  ],
  indices: [{ columnNames: ['org_path'] }],
});

export class ReportTemplates1800200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(REPORT_TEMPLATE.clone());
    await runner.query(`ALTER TABLE "report_job" ADD COLUMN "findings" text NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report_job" DROP COLUMN "findings"`);
    await runner.dropTable('report_template');
  }
}
