import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import { buildApiSchema, type ResolverInstances } from './build-api-schema.ts';
import type { RequestContext } from './context.ts';
import { errorReporting } from './error-reporting.ts';
import { FlatExecutor } from './execute-flat.ts';
import { formatError } from './format-error.ts';
import { LIMITS, MAX_TOKENS } from './limits.ts';

/** Apollo with everything off that our own client does not use. */
export async function createApollo(
  environment: Config['environment'],
  resolvers: ResolverInstances,
): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    gateway: executedBy(await buildApiSchema(resolvers)),
    formatError,
    introspection: environment !== 'production',
    validationRules: [...LIMITS],
    parseOptions: { maxTokens: MAX_TOKENS },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    // The app sends the hash of what it asks; the text of it comes once, and is kept when it is valid.
    persistedQueries: {},
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    // Cache hints would be asked for at every single field: a third of what it costs to answer a pull.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      errorReporting,
    ],
  });
  await apollo.start();
  return apollo;
}

/** A page of a pull has thousands of rows. */
const FLAT_TYPES = ['PullPage'];

/** Apollo's way to bring an executor of one's own: a gateway whose schema never changes. */
function executedBy(schema: GraphQLSchema): ApolloServerOptionsWithGateway<RequestContext>['gateway'] {
  const executor = new FlatExecutor(schema, FLAT_TYPES);
  return {
    load: () =>
      Promise.resolve({
        executor: ({ document, context, request: { operationName, variables } }) =>
          executor.execute({ document, operationName, contextValue: context, variableValues: variables }),
      }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
