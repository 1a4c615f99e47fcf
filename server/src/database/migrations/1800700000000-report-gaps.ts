import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What files and versions of a report leave open. Those that exist were not counted: null. */
export class ReportGaps1800700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // As SQL that both databases know: TypeORM's table API would copy the whole table on SQLite to add a column.
    await runner.query(`ALTER TABLE "report_job" ADD COLUMN "gaps" text`);
    await runner.query(`ALTER TABLE "report_version" ADD COLUMN "gaps" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "report_version" DROP COLUMN "gaps"`);
    await runner.query(`ALTER TABLE "report_job" DROP COLUMN "gaps"`);
  }
}
