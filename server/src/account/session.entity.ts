import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.ts';

/** A signed-in device. The token itself is only in its cookie; a stolen database opens no session. */
@Entity('session')
export class Session {
  /** SHA-256 (hex) of the token. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly tokenHash!: string;

  @Index()
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly userId!: string;

  @Column({ type: 'varchar', length: 24 })
  readonly createdAt!: string;

  @Column({ type: 'varchar', length: 24 })
  lastSeenAt!: string;

  /** Absolute end, however much the session is used. */
  @Column({ type: 'varchar', length: 24 })
  readonly expiresAt!: string;

  @Column({ type: 'varchar', length: 24, nullable: true })
  revokedAt!: string | null;

  @Column({ type: 'varchar', length: 200 })
  readonly userAgent!: string;
}
