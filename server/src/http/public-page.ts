import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { markup, type Markup } from './markup.ts';

/** Everything that is read without signing in lies below it. */
export const PUBLIC_ROOT = '/public/';
const STYLE_PATH = '/public/style.css';
/** Read from the sources also by the built server, so that no copy of it can be stale. */
const STYLE_FILE = resolve(import.meta.dirname, '../../src/http/public.css');

export interface PublicPage {
  /** What the tab of the browser says. */
  readonly title: string;
  /** What stands between the page's head and its foot; its first heading is an `h1`. */
  readonly content: Markup;
  /** Asks something by a form of our own (`method="get"`); others have none, and may not send any. */
  readonly hasForm?: boolean;
  /** Not for search engines: what was taken back, what answers a question. */
  readonly isHidden?: boolean;
}

/** The whole document: plain markup that needs no script, in the product's colours, light and dark, on paper too. */
export function renderPublicPage({ title, content, isHidden = false }: PublicPage): string {
  const page = markup`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        ${isHidden ? markup`<meta name="robots" content="noindex">` : null}
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="${STYLE_PATH}">
      </head>
      <body>
        <a class="skip" href="#content">跳到正文</a>
        <header class="site">
          <a href="${PUBLIC_ROOT}"><span class="mark" aria-hidden="true"></span>绩效自评公开</a>
        </header>
        <main id="content">${content}</main>
        <footer class="site"><p>本站只列出已经公开的内容，阅读和下载都不需要登录。</p></footer>
      </body>
    </html>`;
  return page.text;
}

/** Answers with a page. Everyone may keep it, but asks each time whether it still holds: it may be withdrawn. */
export function sendPublicPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: PublicPage,
  status = 200,
): FastifyReply {
  void reply.header('content-security-policy', policyOf(page));
  return sendPublicText(request, reply, renderPublicPage(page), 'text/html; charset=utf-8', status);
}

/** Serves `/public/style.css`; what lies below `/public/` and has no route of its own is a page that says so. */
export async function addPublicPages(server: FastifyInstance): Promise<void> {
  const style = await readFile(STYLE_FILE, 'utf8');
  server.get(STYLE_PATH, async (request, reply) =>
    sendPublicText(request, reply, style, 'text/css; charset=utf-8'),
  );
  server.get('/public', async (_request, reply) => reply.redirect(PUBLIC_ROOT, 308));
  server.get('/public/*', async (request, reply) => sendNotPublic(request, reply));
}

/** The same for what never was and for what is not public. */
export function sendNotPublic(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const content = markup`
    <h1>没有这一页</h1>
    <p>这个地址下没有公开的内容。请核对地址，或者从<a href="${PUBLIC_ROOT}">公开的报告</a>中查找。</p>`;
  return sendPublicPage(request, reply, { title: '没有这一页', content, isHidden: true }, 404);
}

/** A text with the mark of its content, so that asking again costs nothing while it is the same. */
export function sendPublicText(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  mediaType: string,
  status = 200,
): FastifyReply {
  // Weak, since the same text goes out packed and unpacked.
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  void reply.headers({ 'cache-control': 'no-cache', 'content-type': mediaType });
  if (status !== 200) return reply.code(status).send(text);
  void reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(text);
}

/** A script cannot run on these pages, whatever got into them. */
function policyOf({ hasForm = false }: PublicPage): string {
  const form = hasForm ? "'self'" : "'none'";
  return (
    `default-src 'none';style-src 'self';img-src 'self';form-action ${form};` +
    "base-uri 'none';frame-ancestors 'none'"
  );
}
