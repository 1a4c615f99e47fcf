import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a row's periods become its year, and whether a table and its rows take what is below, their own, or both. */
export class RollUpRules1798848000000 implements MigrationInterface {
  // As SQL that both databases know: TypeORM's table API would copy the whole table on SQLite to add a column.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "indicator" ADD COLUMN "period_rule" varchar(32)`);
    await runner.query(`ALTER TABLE "indicator" ADD COLUMN "roll_up_source" varchar(32)`);
    await runner.query(
      `ALTER TABLE "target_table" ADD COLUMN "roll_up_source" varchar(32) NOT NULL DEFAULT 'CHILDREN'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "target_table" DROP COLUMN "roll_up_source"`);
    await runner.query(`ALTER TABLE "indicator" DROP COLUMN "roll_up_source"`);
    await runner.query(`ALTER TABLE "indicator" DROP COLUMN "period_rule"`);
  }
}
