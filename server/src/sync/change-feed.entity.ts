import type { Reach } from '@attain/shared/organisation/scope';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { wholeNumber } from '../database/whole-number.column.ts';
import type { SyncEntity } from './sync-entity.ts';

/** That a row changed, in the order of commits. A pull reads the row itself as it stands now. */
@Entity('change_feed')
@Index(['entity', 'entityId', 'seq'])
@Index(['ownerPath', 'seq'])
export class ChangeFeed {
  @PrimaryColumn({ type: 'bigint', transformer: wholeNumber })
  readonly seq!: number;

  /** The last number of its transaction: pages of a pull end there. */
  @Column({ type: 'bigint', transformer: wholeNumber })
  readonly txSeq!: number;

  @Column({ type: 'varchar', length: 32 })
  readonly entity!: SyncEntity;

  @Column({ type: 'varchar', length: 64 })
  readonly entityId!: string;

  @Column({ type: 'varchar', length: 16 })
  readonly reach!: Reach;

  @Column({ type: 'varchar', length: 500 })
  readonly ownerPath!: string;
}
