import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markup } from './markup.ts';
import { addPublicPages, sendPublicPage } from './public-page.ts';

describe('public pages', () => {
  const server = Fastify();
  beforeAll(async () => {
    server.get('/public/asks', async (request, reply) =>
      sendPublicPage(request, reply, { title: '<核对>', content: markup`<h1>核对</h1>`, hasForm: true }),
    );
    await addPublicPages(server);
  });
  afterAll(() => server.close());

  it('need no script and allow none, ask again each time, and say when they are the same', async () => {
    const first = await server.inject('/public/asks');
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy':
        "default-src 'none';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    });
    expect(first.body).toContain('<title>&lt;核对&gt;</title>');
    expect(first.body).not.toContain('<script');
    const etag = first.headers.etag ?? '';
    const again = await server.inject({ url: '/public/asks', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const head = await server.inject({ method: 'HEAD', url: '/public/asks' });
    expect([head.statusCode, head.headers.etag, head.body]).toEqual([200, etag, '']);
  });

  it('have their style, and say in words what is not there', async () => {
    const style = await server.inject('/public/style.css');
    expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(style.body).toContain('prefers-color-scheme: dark');
    for (const path of ['/public/nothing', '/public/../.env', '/public/a/b/c.json', '/public/%00']) {
      const missing = await server.inject(path);
      expect(missing.statusCode, path).toBeGreaterThanOrEqual(400);
    }
    const missing = await server.inject('/public/nothing');
    expect([missing.statusCode, missing.headers.etag]).toEqual([404, undefined]);
    expect(missing.body).toContain('没有这一页');
    expect((await server.inject('/public')).headers.location).toBe('/public/');
  });
});
