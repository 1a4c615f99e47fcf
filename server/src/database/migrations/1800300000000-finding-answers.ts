import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});

const references = (column: string, table: string) => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
});

/** What people said about findings of a round's examination. */
const FINDING_ANSWER = new Table({
  name: 'finding_answer',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('round_id', 64),
    text('finding_key', 220),
    text('kind', 16),
    text('fingerprint', 16),
    { name: 'reason', type: 'text' },
    { ...text('answer_id', 64), isNullable: true },
    { name: 'ordinal', type: 'integer' },
    text('author_id', 64),
    text('author_name', 100),
    text('created_at', 24),
    text('org_path', 500),
  ],
  foreignKeys: [
    references('round_id', 'round'),
    references('answer_id', 'finding_answer'),
    references('author_id', 'user_account'),
  ],
  uniques: [{ columnNames: ['round_id', 'finding_key', 'ordinal'] }],
  indices: [{ columnNames: ['org_path'] }],
});

export class FindingAnswers1800300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    await runner.createTable(FINDING_ANSWER.clone());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('finding_answer');
  }
}
