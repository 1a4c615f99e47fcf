import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});

/** What forms say in words: the seven aspects, measures, other matters. */
const FORM_STATEMENT = new Table({
  name: 'form_statement',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('self_evaluation_id', 64),
    text('place', 64),
    { name: 'text', type: 'text', isNullable: true },
    { name: 'rev', type: 'integer', default: 1 },
    { name: 'stamps', type: 'text' },
    text('org_path', 500),
  ],
  foreignKeys: [
    {
      columnNames: ['self_evaluation_id'],
      referencedTableName: 'self_evaluation',
      referencedColumnNames: ['id'],
    },
  ],
  uniques: [{ columnNames: ['self_evaluation_id', 'place'] }],
  indices: [{ columnNames: ['org_path'] }],
});

export class FormStatements1799193600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(FORM_STATEMENT.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('form_statement');
  }
}
