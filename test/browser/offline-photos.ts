import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { sha256Of } from '../support/evidence.ts';
import type { EmptyDatabase } from '../support/each-database.ts';
import { queryRaw } from '../support/raw-database.ts';
import { EvidencePanel } from './pages/evidence-panel.ts';
import { FormPage } from './pages/form-page.ts';

/** A photograph as it lies on the phone. */
export interface StoredPhoto {
  readonly id: string;
  /** Of the bytes that lie there, reckoned anew. */
  readonly hash: string;
  readonly namedHash: string;
  readonly byteCount: number;
  readonly thumbnailBytes: number;
}

const FOLDERS = { originals: 'evidence/originals', uploads: 'evidence/uploads' };

/** Chooses so many photographs for an indicator at once, no two alike, and waits until the phone has them. */
export async function addPhotos(page: Page, indicator: string, part: number, count: number): Promise<void> {
  await new FormPage(page).openRow(indicator);
  const panel = new EvidencePanel(page, indicator);
  const files = Array.from({ length: count }, async (_, index) => ({
    name: `现场-${part * count + index + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await aSmallPhotograph(part * count + index),
  }));
  await panel.choose(...(await Promise.all(files)));
  await expect
    .poll(() => panel.panel.getByText('已存本机').count(), { timeout: 60_000, interval: 100 })
    .toBe(count);
}

/** Like no other: noise over the whole picture, of a few kilobytes since hundreds of them travel. */
function aSmallPhotograph(seed: number): Promise<Buffer> {
  const pixels = Buffer.alloc(160 * 120 * 3);
  let state = seed + 1;
  for (let i = 0; i < pixels.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[i] = state >>> 24;
  }
  return sharp(pixels, { raw: { width: 160, height: 120, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** Every photograph of the signed-in person, its bytes hashed in the browser. */
export function storedPhotos(page: Page): Promise<StoredPhoto[]> {
  return page.evaluate(async () => {
    const { name = '' } =
      (await indexedDB.databases()).find((found) => /^attain-(?!device)/.test(found.name ?? '')) ?? {};
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('not read'));
      });
    const database = await answer(indexedDB.open(name));
    const read = <T>(store: string): Promise<T[]> =>
      answer(database.transaction(store).objectStore(store).getAll() as IDBRequest<T[]>);
    interface Part {
      readonly hash: string;
      readonly byteCount: number;
    }
    const uploads = await read<{ evidenceId: string; full: Part; thumbnail: Part }>('evidenceUploads');
    const chunks = await read<{ hash: string; index: number; bytes: ArrayBuffer }>('evidenceChunks');
    database.close();
    return Promise.all(
      uploads.map(async ({ evidenceId, full, thumbnail }) => {
        const own = chunks.filter(({ hash }) => hash === full.hash).sort((a, b) => a.index - b.index);
        const bytes = await new Blob(own.map((chunk) => chunk.bytes)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
        const facts = { byteCount: bytes.byteLength, thumbnailBytes: thumbnail.byteCount };
        return { id: evidenceId, hash, namedHash: full.hash, ...facts };
      }),
    );
  });
}

/** The order in which bytes leave the browser, whichever tab sends them. */
export function recordUploads(context: BrowserContext) {
  const paths: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PATCH') paths.push(new URL(request.url()).pathname);
  });
  return {
    /** Of how many photographs the small picture was on its way before the whole one. */
    thumbnailsFirst: (ids: readonly string[]) =>
      ids.filter((id) => {
        const [small, whole] = [`/${id}/thumbnail/`, `/${id}/full/`].map((part) =>
          paths.findIndex((path) => path.includes(part)),
        );
        return small !== -1 && whole !== -1 && Number(small) < Number(whole);
      }).length,
  };
}

export interface ArrivedPhotos {
  /** The server has checked all of it. */
  readonly whole: number;
  /** Bytes of all photographs and thumbnails that the server lacks. */
  readonly missingBytes: number;
}

/** What the server has of the phone's photographs, read past it. */
export async function arrivedPhotos(
  env: EmptyDatabase['env'],
  photos: readonly StoredPhoto[],
): Promise<ArrivedPhotos> {
  const uploads = join(env.DATA_DIR, FOLDERS.uploads);
  const partial = readdirSync(uploads)
    .filter((name) => /-(full|thumbnail)$/.test(name))
    .reduce((sum, name) => sum + (statSync(join(uploads, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  const rows = await queryRaw(env, 'SELECT id, state, has_thumbnail FROM evidence');
  const byId = new Map(rows.map((row) => [row['id'], row]));
  let missingBytes = -partial;
  let whole = 0;
  for (const { id, byteCount, thumbnailBytes } of photos) {
    const row = byId.get(id);
    if (row?.['state'] === 'PRESENT') whole += 1;
    else missingBytes += byteCount + (row?.['has_thumbnail'] ? 0 : thumbnailBytes);
  }
  return { whole, missingBytes };
}

/** Each once, with the bytes that lie on the phone. */
export async function expectPhotosOnce(
  env: EmptyDatabase['env'],
  photos: readonly StoredPhoto[],
): Promise<void> {
  expect(photos.map(({ hash }) => hash)).toEqual(photos.map(({ namedHash }) => namedHash));
  const hashes = photos.map(({ hash }) => hash).sort();
  const rows = await queryRaw(env, 'SELECT id, state, content_hash FROM evidence');
  expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'PRESENT'));
  expect(rows.map((row) => row['content_hash']).sort()).toEqual(hashes);
  const originals = join(env.DATA_DIR, FOLDERS.originals);
  const kept = readdirSync(originals).map((name) => sha256Of(readFileSync(join(originals, name))));
  expect(kept.sort()).toEqual(hashes);
  expect(readdirSync(join(env.DATA_DIR, FOLDERS.uploads))).toEqual([]);
}

/** What "照片 2/40，还剩 1.2 MB" says, as numbers; null where it is not shown. */
export function readTransfer(text: string): { readonly done: number; readonly bytes: number } | null {
  const [, done, size, unit] = /照片 (\d+)\/\d+，还剩 ([\d.]+) (B|KB|MB)/.exec(text) ?? [];
  if (size === undefined || unit === undefined) return null;
  return {
    done: Number(done),
    bytes: Number(size) * { B: 1, KB: 1024, MB: 1024 ** 2 }[unit as 'B' | 'KB' | 'MB'],
  };
}
