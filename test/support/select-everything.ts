import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { PROJECT_ROOT } from './project-root.ts';

export function readCommittedSchema(): GraphQLSchema {
  return buildSchema(readFileSync(join(PROJECT_ROOT, 'server/schema.graphql'), 'utf8'));
}

/** A selection of every field below a type, as text; `''` for scalars and enumerations. */
export function selectEverything(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    const members = type
      .getTypes()
      .map((member) => `... on ${member.name} ${selectEverything(schema, member)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map((field) => {
    const inner = getNamedType(field.type);
    return isCompositeType(inner) ? `${field.name} ${selectEverything(schema, inner)}` : field.name;
  });
  return `{ ${fields.join(' ')} }`;
}

/** A call of one field of Query or Mutation with everything it can answer. */
export function callOf(schema: GraphQLSchema, operation: 'query' | 'mutation', fieldName: string): string {
  const root = operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const field = root?.getFields()[fieldName];
  if (!field) throw new Error(`the schema has no ${operation} ${fieldName}`);
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = selectEverything(schema, getNamedType(field.type));
  const brackets = (text: string) => (text === '' ? '' : `(${text})`);
  return `${operation} Everything${brackets(declared)} { ${fieldName}${brackets(passed)} ${selection} }`;
}
