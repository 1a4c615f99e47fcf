import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVALUATION_TABLES } from './first-schema/evaluation-tables.ts';
import { ORGANISATION_TABLES } from './first-schema/organisation-tables.ts';
import { SYNC_TABLES } from './first-schema/sync-tables.ts';
import { TARGET_TABLES } from './first-schema/target-tables.ts';

/** A table stands after all that its foreign keys name. */
const TABLES = [...ORGANISATION_TABLES, ...TARGET_TABLES, ...EVALUATION_TABLES, ...SYNC_TABLES];

/** One migration for both databases, written with the table API instead of SQL. */
export class FirstSchema1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A copy, since TypeORM writes names into what it is given.
    for (const table of TABLES) await runner.createTable(table.clone());
    // The epoch is the database's own: another one tells phones that a backup was restored.
    await runner.query(
      `INSERT INTO sync_head (id, seq, epoch, safe_seq, chain_hash) VALUES (1, 0, '${randomUUID()}', 0, '')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.dropTable(table.name);
  }
}
