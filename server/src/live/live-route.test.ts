import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { signedIn, type ApiClient } from '#test/api-client';
import { TestDevice } from '#test/test-device';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';

describeOnEachDatabase('GET /events', (open) => {
  let app: App;
  beforeAll(async () => {
    app = await createApp(readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0' }));
  });
  afterAll(() => app.close());

  /** Everything that came over the stream so far. */
  async function listen(api: ApiClient) {
    const giveUp = new AbortController();
    onTestFinished(() => giveUp.abort());
    const response = await fetch(`${app.url}/events`, {
      headers: { cookie: api.cookie },
      signal: giveUp.signal,
    });
    const stream = {
      status: response.status,
      response,
      text: '',
      hasEnded: false,
      close: () => giveUp.abort(),
    };
    const read = async () => {
      for await (const chunk of response.body ?? []) stream.text += Buffer.from(chunk).toString();
    };
    void read()
      .catch(() => undefined)
      .finally(() => (stream.hasEnded = true));
    return stream;
  }
  const pokesOf = ({ text }: { readonly text: string }) => text.split('event: poke\ndata: .\n\n').length - 1;
  const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

  async function enterOne(api: ApiClient) {
    const device = new TestDevice(api);
    const rows = await device.pull();
    const form = rows.selfEvaluations.find(({ state }) => state === 'DRAFT');
    const cell = rows.indicatorActuals.find(({ selfEvaluationId }) => selfEvaluationId === form?.id);
    if (!cell) throw new Error('there is a form to fill in');
    const { selfEvaluationId, indicatorId, improvementMeasure: base } = cell;
    const args = {
      selfEvaluationId,
      indicatorId,
      field: 'improvementMeasure',
      value: crypto.randomUUID(),
      base,
    } as const;
    const { verdicts } = await device.push(device.mutate('actual.set@1', args));
    expect(verdicts?.[0]?.outcome).toBe('APPLIED');
  }

  it('[C-18] pokes whom a change concerns, says nothing about it, and leaves others alone', async () => {
    const [author, leader, stranger] = await Promise.all(
      ['urumqi', 'region-review', 'changji'].map((name) => signedIn(app.url, name)),
    );
    if (!author || !leader || !stranger) throw new Error('three people sign in');
    const streams = await Promise.all([author, leader, stranger].map(listen));
    const [ofAuthor, ofLeader, ofStranger] = streams;
    if (!ofAuthor || !ofLeader || !ofStranger) throw new Error('three streams are open');
    // At first each is told to look once: it may have missed something before.
    await until(() => streams.every((stream) => pokesOf(stream) === 1));

    await enterOne(author);
    await until(() => pokesOf(ofAuthor) === 2 && pokesOf(ofLeader) === 2);
    expect(pokesOf(ofStranger)).toBe(1);
    for (const { text } of streams)
      expect(text).toMatch(/^(retry: 5000\n\n|event: poke\ndata: \.\n\n|:\n\n)+$/);
    expect(ofAuthor.response.headers.get('content-type')).toBe('text/event-stream');
    expect(ofAuthor.response.headers.get('cache-control')).toBe('no-store');
    expect(ofAuthor.response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('[C-59] ends with the session', async () => {
    const api = await signedIn(app.url, 'bayingol');
    const stream = await listen(api);
    expect(stream.status).toBe(200);
    await api.request('mutation { signOut }');
    await until(() => stream.hasEnded);
  });

  it('leaves connections to everything else: two streams per session', async () => {
    const api = await signedIn(app.url, 'changji');
    const [first, second, third] = [await listen(api), await listen(api), await listen(api)];
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    first.close();
    await expect.poll(async () => (await listen(api)).status).toBe(200);
  });

  it.each([
    ['nobody', {}, 401],
    ['a session that never was', { cookie: 'sid=made-up' }, 401],
    ['another site’s page', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
  ])('[C-18] [C-41] is refused to %s', async (_, headers, status) => {
    const response = await fetch(`${app.url}/events`, { headers });
    expect(response.status).toBe(status);
    await response.text();
  });

  it('does not hold up the end of the server', async () => {
    const other = await createApp(readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0' }));
    const api = await signedIn(other.url, 'urumqi');
    const response = await fetch(`${other.url}/events`, { headers: { cookie: api.cookie } });
    await other.close();
    // It comes to its end; what the server waits for in vain is cut off, and breaks.
    expect(await response.text()).toContain('retry: ');
  });
});
