import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const ONE_ACTIVE = new TableIndex({
  name: 'one_active_template',
  columnNames: ['org_path', 'kind'],
  isUnique: true,
  where: '"is_active"',
});

const TEMPLATES = new TableColumn({ name: 'templates', type: 'text', isNullable: true });

/** At most one template of a kind is used, whoever writes; a job tells which ones its files are written in. */
export class OneActiveTemplate1800600000000 implements MigrationInterface {
  readonly name = 'OneActiveTemplate1800600000000';

  async up(runner: QueryRunner): Promise<void> {
    // Two that came at the same instant could both be in use; the later one was meant.
    await runner.query(
      `UPDATE "report_template" SET "is_active" = FALSE WHERE "is_active" AND EXISTS (
         SELECT 1 FROM "report_template" "later" WHERE "later"."is_active"
           AND "later"."org_path" = "report_template"."org_path" AND "later"."kind" = "report_template"."kind"
           AND ("later"."uploaded_at" > "report_template"."uploaded_at"
             OR ("later"."uploaded_at" = "report_template"."uploaded_at" AND "later"."id" > "report_template"."id")))`,
    );
    await runner.createIndex('report_template', ONE_ACTIVE);
    await runner.addColumn('report_job', TEMPLATES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('report_job', TEMPLATES.name);
    await runner.dropIndex('report_template', ONE_ACTIVE.name ?? '');
  }
}
