import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/graphql-env.d.ts';

/** `graphql` types every document of the client from the server's schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    /** Whole number within ±(2^53 − 1). */
    SafeInt: number;
    /** Checked by its reader before use; never trusted as it comes. */
    JSON: unknown;
    /** ISO 8601 in UTC. */
    DateTime: string;
  };
}>();
