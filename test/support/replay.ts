import type { Page } from 'playwright-core';
import type { ApiClient } from './api-client.ts';

/** Keeps the bodies of all pushes that a page sends, as they went over the wire. */
export function recordPushes(page: Page): { readonly bodies: string[] } {
  const bodies: string[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    if (request.url().endsWith('/graphql') && body?.includes('syncPush')) bodies.push(body);
  });
  return { bodies };
}

/** Sends recorded pushes again as they are, in the given order. */
export async function sendAgain(api: ApiClient, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    // Bodies of our own client: a document and its variables.
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    await api.post(query, variables);
  }
}
