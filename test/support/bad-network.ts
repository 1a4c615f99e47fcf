import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NetworkQuality {
  /** Added to every piece of data, in milliseconds: half of it on the way there, half on the way back. */
  readonly delayMs: number;
  /** Share of pieces that have to be sent again by TCP, which costs them another delay and the ones behind them too. */
  readonly loss: number;
  /** Every connection is cut so often; null: never. */
  readonly cutEveryMs: number | null;
}

const GOOD: NetworkQuality = { delayMs: 0, loss: 0, cutEveryMs: null };

/** A TCP proxy in front of a server: delays, losses and cuts as a weak network makes them, or no network at all. */
export class BadNetwork {
  quality: NetworkQuality = GOOD;
  isDown = false;
  #cuts = 0;
  readonly #open = new Set<Socket>();
  readonly #server = createServer((socket) => this.#carry(socket));
  #timer: NodeJS.Timeout | undefined;

  constructor(public targetPort: number) {}

  /** @returns The origin for a browser. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    // A server that listens on TCP has an address with a port.
    return (this.#server.address() as AddressInfo).port;
  }

  get cuts(): number {
    return this.#cuts;
  }

  become(quality: NetworkQuality): void {
    this.quality = quality;
    clearInterval(this.#timer);
    if (quality.cutEveryMs !== null) this.#timer = setInterval(() => this.cut(), quality.cutEveryMs);
  }

  cut(): void {
    if (this.#open.size > 0) this.#cuts += 1;
    for (const socket of this.#open) socket.resetAndDestroy();
    this.#open.clear();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(client: Socket): void {
    if (this.isDown) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#open.delete(from);
        to.end();
      });
      // One after the other: what waits holds up what is behind it, as TCP does.
      let last = Promise.resolve();
      from.on('data', (piece: Buffer) => {
        last = last.then(async () => {
          await this.#travel();
          if (!to.destroyed) to.write(piece);
        });
      });
    }
  }

  async #travel(): Promise<void> {
    const { delayMs, loss } = this.quality;
    if (delayMs === 0) return;
    await sleep(delayMs / 2);
    // Seen from above TCP a lost packet is one that comes later.
    while (Math.random() < loss) await sleep(delayMs);
  }
}
