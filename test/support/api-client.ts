import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';

export interface GraphQLAnswer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors: readonly GraphQLRefusal[];
}

export interface GraphQLRefusal {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly details?: unknown };
}

/** Talks to a server as the phone does: one header of our own, the session in a cookie. */
export class ApiClient {
  #cookie = '';

  constructor(readonly origin: string) {}

  get cookie(): string {
    return this.#cookie;
  }

  /** The same session at another address (a server started again), or a stolen one. */
  withCookie(cookie: string, origin = this.origin): ApiClient {
    const client = new ApiClient(origin);
    client.#cookie = cookie;
    return client;
  }

  post<T>(query: string, variables: object = {}): Promise<GraphQLAnswer<T>> {
    return this.postBody({ query, variables });
  }

  /** As GraphQL over HTTP has it. */
  async postBody<T>(request: object): Promise<GraphQLAnswer<T>> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [APP_HEADER]: String(PROTOCOL_VERSION),
        ...(this.#cookie !== '' && { cookie: this.#cookie }),
      },
      body: JSON.stringify(request),
    });
    for (const setCookie of response.headers.getSetCookie()) this.#cookie = setCookie.split(';')[0] ?? '';
    // Shape of GraphQL over HTTP.
    const body = (await response.json()) as { data?: T | null; errors?: GraphQLRefusal[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** The data of a call that must succeed. */
  async request<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors, status } = await this.post<T>(query, variables);
    if (data === null || errors.length > 0) throw new Error(`HTTP ${status}: ${JSON.stringify(errors)}`);
    return data;
  }

  async signIn(accountName: string, password = 'demo-2024'): Promise<this> {
    await this.request(
      'mutation SignIn($accountName: String!, $password: String!) { signIn(accountName: $accountName, password: $password) { id } }',
      { accountName, password },
    );
    return this;
  }
}

export function signedIn(origin: string, accountName: string): Promise<ApiClient> {
  return new ApiClient(origin).signIn(accountName);
}
