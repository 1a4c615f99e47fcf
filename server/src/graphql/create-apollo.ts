import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Config } from '../config.ts';
import { buildApiSchema, type ResolverInstances } from './build-api-schema.ts';
import type { RequestContext } from './context.ts';
import { errorReporting } from './error-reporting.ts';
import { formatError } from './format-error.ts';
import { LIMITS, MAX_TOKENS } from './limits.ts';

/** Apollo with everything off that our own client does not use. */
export async function createApollo(
  environment: Config['environment'],
  resolvers: ResolverInstances,
): Promise<ApolloServer<RequestContext>> {
  const apollo = new ApolloServer<RequestContext>({
    schema: await buildApiSchema(resolvers),
    formatError,
    introspection: environment !== 'production',
    validationRules: [...LIMITS],
    parseOptions: { maxTokens: MAX_TOKENS },
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), errorReporting],
  });
  await apollo.start();
  return apollo;
}
