import { outage, type Outcome } from '../../../client/src/api/outcome.ts';
import type { Delivered } from '../../../client/src/api/send-bytes.ts';
import type { ByteTransport } from '../../../client/src/evidence/send-upload.ts';
import type { ByteAnswer, ByteRequest } from '../../../server/src/evidence/byte-server.test-support.ts';
import type { Network } from './network.ts';

/** What becomes of one call that carries bytes. */
export type ByteFate =
  | 'ok'
  | 'lost-request'
  | 'lost-answer'
  /** The connection breaks in the middle of the bytes. */
  | 'half'
  /** One byte arrives as another one. */
  | 'altered'
  | 'signed-out';

/** The end of the wire that a tab holds. */
export interface ByteCaller {
  readonly device: { readonly name: string; readonly user: string; readonly isOffline: boolean };
  readonly isDead: boolean;
  readonly byteFates: ByteFate[];
}

const NOTHING = Buffer.alloc(0);
const CHECKSUM_MISMATCH = 460;

/** Carries bytes of evidence between a tab and the server, in the network's own order. */
export function createByteWire(network: Network, caller: ByteCaller): ByteTransport {
  const call = (request: ByteRequest): Promise<Outcome<Delivered>> =>
    new Promise((settle) => {
      if (caller.isDead) return;
      const fate = caller.device.isOffline ? 'lost-request' : (caller.byteFates.shift() ?? 'ok');
      network.enqueue(async () => {
        const outcome = await meetFate(network, caller, request, fate);
        if (!caller.isDead) settle(outcome);
      });
    });
  return {
    fetchOffset: (path) => call({ method: 'HEAD', path, offset: 0, bytes: NOTHING }),
    sendBytes: (path, offset, bytes) => call({ method: 'PATCH', path, offset, bytes: Buffer.from(bytes) }),
  };
}

async function meetFate(
  network: Network,
  { device }: ByteCaller,
  request: ByteRequest,
  fate: ByteFate,
): Promise<Outcome<Delivered>> {
  if (fate === 'lost-request') return outage('network');
  if (fate === 'signed-out') return { kind: 'signed-out' };
  const arriving = { ...request, bytes: arrivingBytes(request.bytes, fate) };
  const answer = await network.server.takeBytes(device.user, arriving);
  const { method, path, offset: from, bytes } = arriving;
  const id = decodeURIComponent(path.split('/')[2] ?? '');
  const { status, offset: held } = answer;
  network.record({ kind: 'bytes', device: device.name, id, method, from, count: bytes.length, status, held });
  return fate === 'lost-answer' || fate === 'half' ? outage('timeout') : outcomeOf(answer);
}

function arrivingBytes(bytes: Buffer, fate: ByteFate): Buffer {
  if (fate === 'half') return bytes.subarray(0, Math.ceil(bytes.length / 2));
  if (fate !== 'altered') return bytes;
  const altered = Buffer.from(bytes);
  const middle = bytes.length >> 1;
  if (bytes.length > 0) altered[middle] = (altered[middle] ?? 0) ^ 1;
  return altered;
}

/** As the app sorts the server's answers. */
function outcomeOf({ status, offset }: ByteAnswer): Outcome<Delivered> {
  if (status === 401) return { kind: 'signed-out' };
  if (status === 404) return { kind: 'refused', code: 'NOT_FOUND', details: {} };
  if (status === CHECKSUM_MISMATCH) return { kind: 'ok', value: 'MISMATCH' };
  const isFine = status === 200 || status === 204;
  return isFine && offset !== null ? { kind: 'ok', value: { offset } } : outage('server-error');
}
