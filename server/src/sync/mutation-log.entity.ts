import type { DeviceTime } from '@attain/shared/sync/mutation';
import type { VerdictOutcome } from '@attain/shared/sync/verdict';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';

/** One mutation with its verdict. Append-only, without foreign keys: the log outlives what it speaks of. */
@Entity('mutation_log')
@Unique(['clientId', 'clientSeq'])
@Index(['selfEvaluationId', 'seq'])
@Index(['userId', 'seq'])
export class MutationLog {
  @PrimaryColumn({ type: 'bigint', transformer: wholeNumber })
  readonly seq!: number;

  /** The last number of its transaction: pages of a pull end there. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  readonly txSeq!: number;

  /** The mutation's own id. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly clientId!: string;

  @Column({ type: 'bigint', transformer: wholeNumber })
  readonly clientSeq!: number;

  @Column({ type: 'varchar', length: 64 })
  readonly prev!: string;

  @Column({ type: 'varchar', length: 64 })
  readonly name!: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly groupId!: string | null;

  /** As it was sent, unknown fields included. */
  @Column({ type: 'simple-json' })
  readonly args!: unknown;

  @Column({ type: 'simple-json' })
  readonly device!: DeviceTime;

  @Column({ type: 'varchar', length: 64 })
  readonly userId!: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly selfEvaluationId!: string | null;

  @Column({ type: 'varchar', length: 24 })
  readonly receivedAt!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly outcome!: VerdictOutcome;

  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly code!: string | null;

  @Column({ type: 'simple-json', nullable: true })
  readonly details!: Readonly<Record<string, unknown>> | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  readonly conflictId!: string | null;

  /** SHA-256 (hex) of the row before's hash and the canonical JSON of this row without its own. */
  @Column({ type: 'varchar', length: 64 })
  readonly rowHash!: string;
}
