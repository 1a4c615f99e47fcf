import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who may sign in. Never sent out as a whole; others see the display name only. */
@Entity('user_account')
export class UserAccount {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly id!: string;

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64 })
  accountName!: string;

  @Column({ type: 'varchar', length: 100 })
  displayName!: string;

  /** argon2id in PHC form, parameters included. */
  @Column({ type: 'varchar', length: 200 })
  passwordHash!: string;

  @Column({ type: 'boolean' })
  isDisabled!: boolean;

  /** Raised by every change of assignments: a pull then answers with a scope difference. */
  @Column({ type: 'integer', default: 1 })
  scopeGeneration!: number;

  @Column({ type: 'varchar', length: 24 })
  readonly createdAt!: string;
}
