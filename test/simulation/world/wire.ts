import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { PullAnswer } from '../../../server/src/sync/pull-result.ts';
import type { PushAnswer } from '../../../server/src/sync/push-result.ts';

const schema = buildSchema(readFileSync(new URL('../../../server/schema.graphql', import.meta.url), 'utf8'));

/** An answer as the text that goes over the wire: the fields that the schema has, and no other. */
export function answerText(
  union: 'PushResult' | 'PullResult',
  answer: PushAnswer | PullAnswer | null,
): string {
  return JSON.stringify(project(schema.getType(union) as GraphQLOutputType, answer));
}

function project(type: GraphQLOutputType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => project(type, item));
  const named = getNamedType(type);
  // Services say the member of a union by `kind`, as the resolvers' unions read it.
  const kind = (value as { readonly kind?: string }).kind;
  const own = isUnionType(named) ? named.getTypes().find(({ name }) => name === kind) : named;
  if (!isObjectType(own)) return value;
  const answer: Record<string, unknown> = isUnionType(named) ? { __typename: own.name } : {};
  for (const [name, field] of fieldsOf(own)) {
    answer[name] = project(field.type, (value as Readonly<Record<string, unknown>>)[name]);
  }
  return answer;
}

/** Asked for once a type: a page has thousands of fields. */
function fieldsOf(type: GraphQLObjectType): readonly (readonly [name: string, field: Field])[] {
  const known = FIELDS.get(type) ?? Object.entries(type.getFields());
  FIELDS.set(type, known);
  return known;
}

type Field = ReturnType<GraphQLObjectType['getFields']>[string];

const FIELDS = new Map<GraphQLObjectType, readonly (readonly [string, Field])[]>();
