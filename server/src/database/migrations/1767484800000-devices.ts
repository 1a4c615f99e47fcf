import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** What devices are called and what was lost on them. */
export class Devices1767484800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const varchar = (name: string, length: number) => ({ name, type: 'varchar', length: String(length) });
    await runner.createTable(
      new Table({
        name: 'device',
        columns: [
          { ...varchar('id', 64), isPrimary: true },
          varchar('owner_id', 64),
          varchar('label', 40),
          varchar('platform', 40),
          { name: 'lost_count', type: 'bigint', isNullable: true },
          { ...varchar('lost_at', 24), isNullable: true },
        ],
        foreignKeys: [
          { columnNames: ['owner_id'], referencedTableName: 'user_account', referencedColumnNames: ['id'] },
        ],
        indices: [{ columnNames: ['owner_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('device');
  }
}
