import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed sign-ins in a row of one account or one network address. */
@Entity('sign_in_throttle')
export class SignInThrottle {
  /** `account:` or `address:` and a hash: what strangers type as an account name is not kept. */
  @PrimaryColumn({ type: 'varchar', length: 80 })
  readonly key!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'varchar', length: 24 })
  failedAt!: string;

  @Column({ type: 'varchar', length: 24, nullable: true })
  blockedUntil!: string | null;
}
