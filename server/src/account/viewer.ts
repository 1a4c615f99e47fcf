import { Role } from '@attain/shared/organisation/role';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { OrgUnit } from '../organisation/org-unit.entity.ts';

registerEnumType(Role, { name: 'Role' });

/** A role in a unit, as the viewer is told it; the stored row is `assignment.entity`. */
@ObjectType('Assignment')
export class ViewerAssignment {
  @Field(() => Role)
  readonly role!: Role;

  @Field(() => OrgUnit)
  readonly orgUnit!: OrgUnit;
}

/** The signed-in user. */
@ObjectType()
export class Viewer {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly accountName!: string;

  @Field(() => String)
  readonly displayName!: string;

  @Field(() => [ViewerAssignment])
  readonly assignments!: readonly ViewerAssignment[];
}
