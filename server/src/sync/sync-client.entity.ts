import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { wholeNumber } from '../database/whole-number.column.ts';

/** One installation of the app on one device, bound to the user who first pushed from it. */
@Entity('sync_client')
export class SyncClient {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly id!: string;

  @Index()
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly ownerId!: string;

  /** Number of the client's last mutation that has a verdict. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  lastSeq!: number;

  /** Hash of that mutation: the next one must name it (SY5). */
  @Column({ type: 'varchar', length: 64 })
  lastChainHash!: string;

  /** How many mutations the device still held after its last push, by its own word. */
  @Column({ type: 'integer' })
  pending!: number;

  @Column({ type: 'varchar', length: 24 })
  lastSeenAt!: string;

  @Column({ type: 'varchar', length: 24 })
  readonly createdAt!: string;
}
