import { createHash } from 'node:crypto';
import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a query that is sent by its hash', () => {
  const open = openDatabaseOf('sqlite');
  let app: App;
  beforeAll(async () => {
    app = await createApp(readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0', DEMO: '1' }));
  }, 60_000);
  afterAll(() => app.close());

  const ask = async (sha256Hash: unknown, query?: string) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [APP_HEADER]: String(PROTOCOL_VERSION) },
      body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    });
    const { data, errors } = (await response.json()) as {
      readonly data?: unknown;
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { status: response.status, data, code: errors?.[0]?.extensions.code };
  };

  it('is asked for as a text once, and known from then on', async () => {
    const query = '{ viewer { id } }';
    expect(await ask(sha256(query))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
    expect(await ask(sha256(query), query)).toMatchObject({ data: { viewer: null }, code: undefined });
    expect(await ask(sha256(query))).toMatchObject({ data: { viewer: null }, code: undefined });
  });

  it('is not kept under the hash of another one', async () => {
    const [own, other] = ['{ viewer { displayName } }', '{ __typename }'];
    expect(await ask(sha256(own), other)).toMatchObject({ status: 400 });
    expect(await ask(sha256(own))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it('[C-03] is not kept when it breaks a limit', async () => {
    const query = `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`;
    expect(await ask(sha256(query), query)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await ask(sha256(query))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });

  it.each([null, 7, { $ne: '' }, ['x'], ''])('is not found by a hash that is none: %j', async (hash) => {
    expect((await ask(hash)).data ?? null).toBeNull();
  });
});
