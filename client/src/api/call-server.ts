import { ALTERED_REQUEST } from '@attain/shared/sync/body-digest';
import { APP_HEADER, PROTOCOL_VERSION, VIEWER_HEADER } from '@attain/shared/sync/protocol';
import {
  Client,
  createRequest,
  fetchExchange,
  type AnyVariables,
  type CombinedError,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { CallFailure, guardedFetch } from './guarded-fetch.ts';
import { outage, type Outcome } from './outcome.ts';

const client = new Client({
  url: '/graphql',
  exchanges: [
    // A pull names each field of twenty kinds of rows: five kilobytes, forty seconds of the slowest network. Its hash says
    // as much; a server that does not know it is sent the whole once.
    persistedExchange({ preferGetForPersistedQueries: false, enableForMutation: true }),
    fetchExchange,
  ],
  // What people see comes from this device; an answer is for the engine, once.
  requestPolicy: 'network-only',
  preferGetMethod: false,
  fetch: guardedFetch,
});

let queries = 0;

interface CallOptions {
  readonly viewerId?: string;
}

export async function queryServer<T, V extends AnyVariables>(
  document: TypedDocumentNode<T, V>,
  variables: V,
  options: CallOptions = {},
): Promise<Outcome<T>> {
  // Under a key of its own: two that ask the same at once, in two sessions, would be given the answer of one.
  const request = { ...createRequest(document, variables), key: ++queries };
  return sortOutcome(await client.executeQuery<T, V>(request, context(options)).toPromise());
}

export async function mutateServer<T, V extends AnyVariables>(
  document: TypedDocumentNode<T, V>,
  variables: V,
  options: CallOptions = {},
): Promise<Outcome<T>> {
  return sortOutcome(await client.mutation(document, variables, context(options)).toPromise());
}

function context({ viewerId }: CallOptions) {
  const headers: Record<string, string> = { [APP_HEADER]: String(PROTOCOL_VERSION) };
  if (viewerId !== undefined) headers[VIEWER_HEADER] = viewerId;
  return { fetchOptions: { headers, credentials: 'same-origin', cache: 'no-store' } as const };
}

function sortOutcome<T, V extends AnyVariables>({ data, error }: OperationResult<T, V>): Outcome<T> {
  if (error) return sortError<T>(error);
  return data === undefined || data === null ? outage('not-ours') : { kind: 'ok', value: data };
}

function sortError<T>({ networkError, graphQLErrors }: CombinedError): Outcome<T> {
  if (networkError instanceof CallFailure) return networkError.outage;
  const extensions = graphQLErrors[0]?.extensions ?? {};
  const { code, details } = extensions;
  if (typeof code !== 'string' || code === 'INTERNAL_SERVER_ERROR') return outage('server-error');
  if (code === ALTERED_REQUEST) return outage('altered');
  if (code === 'GRAPHQL_VALIDATION_FAILED') return outage('older-server');
  return code === 'NOT_SIGNED_IN' ? { kind: 'signed-out' } : { kind: 'refused', code, details };
}
