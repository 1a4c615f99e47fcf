import type { Role } from '@attain/shared/organisation/role';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { OrgUnit } from '../organisation/org-unit.entity.ts';
import { UserAccount } from './user-account.entity.ts';

/** A role that a user holds in one unit. Read anew for every request, so that a change acts at once. */
@Entity('assignment')
@Unique(['userId', 'orgUnitId', 'role'])
export class Assignment {
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly id!: string;

  @ForeignKey(() => UserAccount)
  @Column({ type: 'varchar', length: 64 })
  readonly userId!: string;

  @ForeignKey(() => OrgUnit)
  @Column({ type: 'varchar', length: 64 })
  readonly orgUnitId!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly role!: Role;
}
