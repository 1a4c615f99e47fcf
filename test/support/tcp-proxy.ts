import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Alteration = readonly [from: string, to: string];

/** What becomes of a connection that is opened while it is set. */
export interface Weather {
  /** Each chunk waits so long, either way. */
  readonly delayMs?: number;
  /** The connection breaks when so many bytes have gone up: in the middle of a request. */
  readonly cutAfterSent?: number;
  /** The connection breaks when so many bytes have come down: 0 loses the answer after the server has made it. */
  readonly cutAfterAnswered?: number;
  /** Accepted, and then nothing, for ever (a half-open connection). */
  readonly isSilent?: boolean;
  /** Bits per second, either way. */
  readonly bitsPerSecond?: number;
  /** The whole request goes to the server a second time, on a connection of its own; that answer goes nowhere. */
  readonly isDoubled?: boolean;
  /** Stands as `Date` in every answer instead of the server's; null: the header is missing. */
  readonly date?: string | null;
  /** So often as it stands in a request or an answer, the first text comes as the second, which is as long. */
  readonly alters?: { readonly request?: Alteration; readonly answer?: Alteration };
  /** This answer comes in the server's place, as from a portal or a proxy in between. */
  readonly answer?: string;
}

/** The project's own network: stands before the server, and fails as it is told to. */
export class TcpProxy {
  weather: Weather = {};
  /** Bytes that went up and came down so far. */
  readonly bytes = { sent: 0, answered: 0 };
  connections = 0;
  /** Answers whose `Date` was changed. */
  redated = 0;
  /** Chunks that passed otherwise than they came. */
  altered = 0;
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor(private readonly targetPort: number) {
    this.#server = createServer((socket) => this.#pass(socket));
  }

  static async before(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    // A listening TCP server has an address with a port.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks every connection that is open, as a lost radio link does. */
  cut(): void {
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(phone: Socket): void {
    const { weather } = this;
    this.connections += 1;
    this.#keep(phone);
    if (weather.isSilent) return void phone.resume();
    if (weather.answer !== undefined) {
      const { answer } = weather;
      return void phone.once('data', () => phone.end(answer));
    }
    const server = this.#keep(connect(this.targetPort, '127.0.0.1'));
    const copy = weather.isDoubled ? this.#keep(connect(this.targetPort, '127.0.0.1')) : null;
    copy?.resume();
    const breakBoth = () => [phone, server, copy].forEach((socket) => socket?.destroy());
    phone.once('close', () => server.end());
    server.once('close', () => phone.end());

    let sent = 0;
    let answered = 0;
    phone.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      this.bytes.sent += chunk.length;
      if (weather.cutAfterSent !== undefined && sent > weather.cutAfterSent) {
        server.write(chunk.subarray(0, chunk.length - (sent - weather.cutAfterSent)), breakBoth);
        return;
      }
      copy?.write(chunk);
      carry(this.#alterRequest(chunk, weather), phone, server, weather);
    });
    server.on('data', (chunk: Buffer) => {
      answered += chunk.length;
      if (weather.cutAfterAnswered !== undefined && answered > weather.cutAfterAnswered) {
        phone.write(chunk.subarray(0, chunk.length - (answered - weather.cutAfterAnswered)), breakBoth);
        return;
      }
      this.bytes.answered += chunk.length;
      carry(this.#alter(this.#redate(chunk, weather), weather.alters?.answer), server, phone, weather);
    });
  }

  #alterRequest(chunk: Buffer, { alters }: Weather): Buffer {
    // What is packed cannot be altered by the letter: the server is made to think that nobody can unpack it.
    const plain = alters?.answer
      ? chunk.toString('latin1').replace(/\naccept-encoding:/i, '\nignored-encoding:')
      : null;
    return this.#alter(plain === null ? chunk : Buffer.from(plain, 'latin1'), alters?.request);
  }

  #alter(chunk: Buffer, alteration: Alteration | undefined): Buffer {
    if (!alteration || !chunk.includes(alteration[0])) return chunk;
    this.altered += 1;
    return Buffer.from(chunk.toString('latin1').replaceAll(...alteration), 'latin1');
  }

  /** The server writes the head of an answer at once: it lies in one chunk. */
  #redate(chunk: Buffer, { date }: Weather): Buffer {
    if (date === undefined) return chunk;
    const text = chunk.toString('latin1');
    const changed = text.replace(/\r\nDate: [^\r]*/i, date === null ? '' : `\r\nDate: ${date}`);
    if (changed !== text) this.redated += 1;
    return Buffer.from(changed, 'latin1');
  }

  #keep(socket: Socket): Socket {
    this.#open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }
}

/** Passes a chunk on when the weather lets it; meanwhile nothing more is read. */
function carry(chunk: Buffer, from: Socket, to: Socket, { delayMs = 0, bitsPerSecond }: Weather): void {
  const wait = delayMs + (bitsPerSecond === undefined ? 0 : (chunk.length * 8000) / bitsPerSecond);
  if (wait === 0) return void to.write(chunk);
  from.pause();
  setTimeout(() => {
    if (!to.destroyed) to.write(chunk);
    from.resume();
  }, wait);
}
