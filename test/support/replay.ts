import type { Page } from 'playwright-core';
import type { ApiClient } from './api-client.ts';

/** Keeps the bodies of all pushes that a page sends, as they went over the wire. */
export function recordPushes(page: Page): { readonly bodies: string[] } {
  const bodies: string[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    if (request.url().endsWith('/graphql') && body?.includes('"operationName":"SyncPush"')) bodies.push(body);
  });
  return { bodies };
}

/** Sends recorded pushes again as they are, in the given order. */
export async function sendAgain(api: ApiClient, bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    // Bodies of our own client: variables with a document, or with the hash of one that the server knows.
    await api.postBody(JSON.parse(body) as object);
  }
}
