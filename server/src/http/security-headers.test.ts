import { describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';

describe('security headers', () => {
  const open = openDatabaseOf('sqlite');

  it('[C-48] are on every answer, errors included', async () => {
    const app = await createApp(
      readConfig({ ...(await open()).env, NODE_ENV: 'test', PORT: '0', DEMO: '0' }),
    );
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/healthz'],
      ['GET', '/graphql'],
      ['POST', '/graphql'],
      ['GET', '/no-such-file.js'],
      ['TRACE', '/'],
    ] as const) {
      const { headers } = await app.server.inject({ method: method as 'GET', url: path });
      expect(headers['content-security-policy'], `${method} ${path}`).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob:;connect-src 'self';" +
          "worker-src 'self';manifest-src 'self';font-src 'self';form-action 'none';base-uri 'none';" +
          "object-src 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types vue app-sw",
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    }
    await app.close();
  });
});
