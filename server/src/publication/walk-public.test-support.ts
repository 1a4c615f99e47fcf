import JSZip from 'jszip';

/** What one address answered. */
export interface PublicAnswer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body as text; of an Office file, its parts one after the other. */
  readonly text: string;
}

/** Follows every link from `/public/` on as somebody who is not signed in, pages and files alike. */
export async function walkPublic(origin: string): Promise<PublicAnswer[]> {
  const waiting = ['/public/'];
  const seen = new Set(waiting);
  const answers: PublicAnswer[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await readPublic(origin, path);
    answers.push(answer);
    for (const next of linksOf(answer, origin)) {
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return answers;
}

export async function readPublic(origin: string, path: string): Promise<PublicAnswer> {
  const response = await fetch(origin + path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = path.endsWith('.docx') && response.ok ? await partsOf(bytes) : bytes.toString();
  return { path, status: response.status, headers: response.headers, text };
}

/** Links of a page, and addresses of ours in data. */
function linksOf({ path, text, headers }: PublicAnswer, origin: string): string[] {
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  const found = isPage
    ? text.matchAll(/(?:href|src|action)="([^"]*)"/g)
    : text.matchAll(/"(https?:[^"\s]*)"/g);
  const here = new URL(path, origin);
  return [...found]
    .map((match) => new URL(match[1] ?? '', here))
    .filter((link) => link.port === here.port && link.pathname !== '/')
    .map((link) => link.pathname);
}

async function partsOf(bytes: Buffer): Promise<string> {
  const archive = await JSZip.loadAsync(bytes);
  const parts = Object.values(archive.files).map(
    async (part) => `${part.name}\n${await part.async('string')}`,
  );
  return (await Promise.all(parts)).join('\n');
}
