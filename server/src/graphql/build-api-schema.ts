import 'reflect-metadata';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, getMetadataStorage } from 'type-graphql';
import { assertAllAuthorised, requireSignedIn } from './authorisation.ts';
import { RESOLVERS } from './resolvers.ts';

/** Resolvers by class, made by hand in `app.ts`. */
export type ResolverInstances = ReadonlyMap<unknown, unknown>;

export async function buildApiSchema(instances: ResolverInstances): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...RESOLVERS],
    container: { get: (resolver: unknown) => instances.get(resolver) },
    authChecker: requireSignedIn,
    // Arguments are checked by shared, the same on phones and here.
    validate: false,
  });
  assertAllAuthorised(getMetadataStorage());
  readPlainFields(schema);
  return schema;
}

/**
 * Takes away the function that TypeGraphQL makes for each field of a row, which allows for rules and middleware that
 * no row of ours has: graphql-js reads the property by itself, and a page of a pull has thousands of them.
 */
function readPlainFields(schema: GraphQLSchema): void {
  const { fields, fieldResolvers } = getMetadataStorage();
  const special = fields.find(({ roles, middlewares }) => roles !== undefined || middlewares?.length);
  if (special ?? fieldResolvers[0]) throw new Error('a field of a row has a rule or a function of its own');
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) delete field.resolve;
  }
}
