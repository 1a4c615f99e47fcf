import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
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
  return schema;
}
