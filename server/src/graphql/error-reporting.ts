import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { DomainError } from '@attain/shared/errors/domain-error';
import { GraphQLError } from 'graphql';
import type { RequestContext } from './context.ts';

/**
 * Logs what went wrong, gives defects the request's id, and answers strangers with 401.
 *
 * Variables are never logged: they carry what people entered.
 */
export const errorReporting: ApolloServerPlugin<RequestContext> = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve({
      didEncounterErrors({ errors, operationName }) {
        for (const error of errors) reportError(error, operationName, contextValue);
        return Promise.resolve();
      },
      willSendResponse({ errors = [], response }) {
        if (errors.some(isFromStranger)) response.http.status = 401;
        return Promise.resolve();
      },
    }),
};

function reportError(
  error: GraphQLError,
  operationName: string | null | undefined,
  { log, requestId, viewer }: RequestContext,
): void {
  const cause = unwrapResolverError(error);
  const about = { operationName, path: error.path?.join('.'), userId: viewer?.userId };
  if (cause instanceof DomainError) {
    log.info({ event: 'refused', code: cause.code, ...about });
  } else if (cause instanceof GraphQLError) {
    log.info({ event: 'bad-request', code: cause.extensions['code'], ...about });
  } else {
    error.extensions['requestId'] = requestId;
    log.error({ event: 'defect', err: cause, ...about });
  }
}

function isFromStranger(error: GraphQLError): boolean {
  const cause = unwrapResolverError(error);
  return cause instanceof DomainError && cause.code === 'NOT_SIGNED_IN';
}
