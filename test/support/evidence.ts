import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { contentPath, uploadPath } from '@attain/shared/evidence/evidence-paths';
import type { EvidenceFormat } from '@attain/shared/evidence/evidence-format';
import type { EvidencePart } from '@attain/shared/evidence/evidence-state';
import { APP_HEADER, PROTOCOL_VERSION } from '@attain/shared/sync/protocol';
import type { MutationArgs } from '@attain/shared/sync/mutation';
import sharp from 'sharp';
import type { ApiClient } from './api-client.ts';

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface PhotographOptions {
  readonly width?: number;
  readonly height?: number;
  /** EXIF's number for how the camera was held; 6: a quarter turn. */
  readonly orientation?: number;
  /** Another picture for each number. */
  readonly seed?: number;
}

/** A photograph as a phone's camera writes it: with the place, the owner and the camera in it. */
export async function aPhotograph(options: PhotographOptions = {}): Promise<Buffer> {
  const { width = 800, height = 600, orientation = 1, seed = 1 } = options;
  // Noise does not compress, so sizes are those of real photographs.
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let i = 0; i < pixels.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    pixels[i] = (state >> 16) & 0x3f;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .withExif({
      IFD0: { Make: 'CameraOfSomebody', Copyright: 'OwnerOfThePhone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '43/1 49/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '87/1 36/1 0/1',
      },
    })
    .withMetadata({ orientation })
    .toBuffer();
}

/** A few kilobytes that say they are a picture of `side` × `side` pixels, and are. */
export function aPngBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit per pixel, grey
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}

/** What `evidence.add@1` says of these bytes. */
export function namingOf(
  bytes: Uint8Array,
  place: { readonly selfEvaluationId: string; readonly indicatorId: string },
  overrides: Partial<MutationArgs['evidence.add@1']> = {},
): MutationArgs['evidence.add@1'] {
  const format: EvidenceFormat = 'JPEG';
  const content = { byteCount: bytes.length, contentHash: sha256Of(bytes) };
  return { ...place, fileName: '照片.jpg', format, ...content, thumbnail: null, takenAt: null, ...overrides };
}

/** Sends and reads the bytes of evidence as the phone does. */
export class EvidenceClient {
  constructor(private readonly api: ApiClient) {}

  head(id: string, part: EvidencePart = 'full', headers: Record<string, string> = {}): Promise<Response> {
    return this.#call('HEAD', uploadPath(id, part), { 'tus-resumable': '1.0.0', ...headers });
  }

  /** How many bytes of a part the server has. */
  async offset(id: string, part: EvidencePart = 'full'): Promise<number> {
    return Number((await this.head(id, part)).headers.get('upload-offset') ?? Number.NaN);
  }

  patch(
    id: string,
    offset: number,
    bytes: Uint8Array | ReadableStream,
    { part = 'full', headers = {} }: { part?: EvidencePart; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const own = { 'tus-resumable': '1.0.0', 'upload-offset': String(offset) };
    const type = { 'content-type': 'application/offset+octet-stream' };
    return this.#call('PATCH', uploadPath(id, part), { ...own, ...type, ...headers }, bytes);
  }

  get(id: string, part: EvidencePart = 'full', headers: Record<string, string> = {}): Promise<Response> {
    return this.#call('GET', contentPath(id, part), headers);
  }

  async content(id: string, part: EvidencePart = 'full'): Promise<Buffer> {
    const answer = await this.get(id, part);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  #call(method: string, path: string, headers: Record<string, string>, body?: Uint8Array | ReadableStream) {
    const own = { [APP_HEADER]: String(PROTOCOL_VERSION), cookie: this.api.cookie };
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null);
    // `duplex` is asked for where the body is a stream, and missing in the types.
    const init = { method, headers: { ...own, ...headers }, body: sent, duplex: 'half' } as RequestInit;
    return fetch(`${this.api.origin}${path}`, init);
  }
}
