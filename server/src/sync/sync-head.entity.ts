import { Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';

/** The one row that numbers log and feed. Taken last in every writing transaction, so numbers follow commits. */
@Entity('sync_head')
export class SyncHead {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' })
  readonly id!: number;

  /** The last number given out. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  seq!: number;

  /** Changes when a backup is restored: phones then push again what the server lacks. */
  @Column({ type: 'varchar', length: 64 })
  epoch!: string;

  /** Up to here a verified backup holds everything; phones keep what is above. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  safeSeq!: number;

  /** `rowHash` of the last log row, '' before the first. */
  @Column({ type: 'varchar', length: 64 })
  chainHash!: string;
}
