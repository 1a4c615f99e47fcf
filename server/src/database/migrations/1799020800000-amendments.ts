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

/** Proposals beside a form. */
const AMENDMENT = new Table({
  name: 'amendment',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('self_evaluation_id', 64),
    text('name', 64),
    optional(text('subject', 32)),
    optional({ name: 'subject_key', type: 'text' }),
    optional(text('field', 32)),
    optional({ name: 'value', type: 'text' }),
    optional({ name: 'base', type: 'text' }),
    text('outcome', 16),
    optional(text('code', 64)),
    text('author_id', 64),
    text('author_name', 100),
    optional(text('entered_at', 24)),
    text('received_at', 24),
    { ...text('state', 16), default: `'OPEN'` },
    { name: 'decisions', type: 'text' },
    optional(text('closed_at', 24)),
    optional(text('closed_by_name', 100)),
    text('org_path', 500),
  ],
  foreignKeys: [naming('self_evaluation_id', 'self_evaluation'), naming('author_id', 'user_account')],
  indices: [{ columnNames: ['self_evaluation_id', 'state'] }, { columnNames: ['org_path'] }],
});

const FORMER_ASSIGNMENT = new Table({
  name: 'former_assignment',
  columns: [
    { ...text('id', 64), isPrimary: true },
    text('user_id', 64),
    text('org_unit_id', 64),
    text('role', 16),
    text('ended_at', 24),
  ],
  foreignKeys: [naming('user_id', 'user_account'), naming('org_unit_id', 'org_unit')],
  indices: [{ columnNames: ['user_id'] }],
});

/** Where what could not be applied waits for a decision; whose roles ended; since when two values stand against each other. */
export class Amendments1799020800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Copies, since TypeORM writes names into what it is given.
    await runner.createTable(AMENDMENT.clone());
    await runner.createTable(FORMER_ASSIGNMENT.clone());
    await runner.query(`ALTER TABLE "field_conflict" ADD COLUMN "opened_at" varchar(24) NOT NULL DEFAULT ''`);
    // The later of the two values came when they met; typing over it has moved that on, nothing older is known.
    const isPostgres = runner.connection.options.type === 'postgres';
    const metAt = isPostgres ? `("mine"::json ->> 'at')` : `json_extract("mine", '$.at')`;
    await runner.query(`UPDATE "field_conflict" SET "opened_at" = ${metAt}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "field_conflict" DROP COLUMN "opened_at"`);
    await runner.dropTable('former_assignment');
    await runner.dropTable('amendment');
  }
}
