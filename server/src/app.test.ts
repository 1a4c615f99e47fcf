import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '#test/each-database';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

describeOnEachDatabase('createApp', (open) => {
  it('tells that it lives and is ready', async () => {
    const app = await createApp(
      readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0', DEMO: '0' }),
    );

    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    await app.close();
  });
});
