import type { Role } from '@attain/shared/organisation/role';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { UserAccount } from './user-account.entity.ts';

/** A role that a user held once. It shows nothing any more; what they entered under it still finds its form (SY7). */
@Entity('former_assignment')
export class FormerAssignment {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly id!: string;

  @Index()
  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly userId!: string;

  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  readonly orgUnitId!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly role!: Role;

  @Column({ type: 'varchar', length: 24 })
  readonly endedAt!: string;
}
