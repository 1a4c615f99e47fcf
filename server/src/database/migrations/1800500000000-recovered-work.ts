import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const IMPORTED_BY = new TableColumn({
  name: 'imported_by_name',
  type: 'varchar',
  length: '100',
  isNullable: true,
});

/** Proposals name who imported them from another person's file. */
export class RecoveredWork1800500000000 implements MigrationInterface {
  readonly name = 'RecoveredWork1800500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('amendment', IMPORTED_BY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('amendment', IMPORTED_BY.name);
  }
}
