import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../account/user-account.entity.ts';
import { wholeNumber } from '../database/whole-number.column.ts';

/** What people call a device, and what was lost on it. How far its queue has come is in `SyncClient`. */
@Entity('device')
export class Device {
  /** The client id. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly id!: string;

  @Index()
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly ownerId!: string;

  /** The person's own name for it; '' while they gave none. */
  @Column({ type: 'varchar', length: 40 })
  label!: string;

  /** What the device takes itself for, e.g. `Android · Chrome`; '' when it does not say. */
  @Column({ type: 'varchar', length: 40 })
  platform!: string;

  /** How many entries it announced last and then had lost (S14); null: nothing was lost. */
  @Column({ type: 'bigint', nullable: true, transformer: wholeNumber })
  lostCount!: number | null;

  @Column({ type: 'varchar', length: 24, nullable: true })
  lostAt!: string | null;
}
