import { unwrapResolverError } from '@apollo/server/errors';
import { DomainError } from '@attain/shared/errors/domain-error';
import type { GraphQLFormattedError } from 'graphql';

/** Apollo's `formatError`: refusals go out by code, defects go out without a word about the inside. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof DomainError) {
    const code = cause.code as string;
    return { ...formatted, message: code, extensions: { code, details: cause.details as unknown } };
  }
  const code = formatted.extensions?.['code'];
  if (code !== 'INTERNAL_SERVER_ERROR') return formatted;
  const requestId = formatted.extensions?.['requestId'];
  return { message: code, extensions: { code, requestId } };
}
