import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * A web server before the server, as every installation has one: passes requests on, and can be deployed to. Service
 * workers' own requests come through here as well, which the browser's tools do not see.
 */
export class FrontDoor {
  /** Nothing is answered: connections break. */
  isClosed = false;
  /** Calls of the API wait for `release`, while it is set and after. */
  holdsCalls = false;
  /** In the place of a path's file, given the file of the server. */
  readonly replaced = new Map<string, (original: string) => Answer>();
  /** How often each replaced path was asked for. */
  readonly asked = new Map<string, number>();
  readonly #held: (() => void)[] = [];
  readonly #server: Server = createServer((asked, answer) => this.#receive(asked, answer));

  constructor(public targetPort: number) {}

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address with a port.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get heldCalls(): number {
    return this.#held.length;
  }

  /** Lets the calls that wait reach the server, late. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  /** Breaks every connection, and refuses new ones until `open`. */
  close(): void {
    this.isClosed = true;
    this.#server.closeAllConnections();
  }

  open(): void {
    this.isClosed = false;
  }

  async remove(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(asked: IncomingMessage, answer: ServerResponse): void {
    if (this.isClosed) return void asked.socket.destroy();
    const path = asked.url ?? '/';
    if (this.holdsCalls && path.startsWith('/graphql')) this.#held.push(() => this.#passOn(asked, answer));
    else this.#passOn(asked, answer);
  }

  #passOn(asked: IncomingMessage, answer: ServerResponse): void {
    const path = asked.url ?? '/';
    const replace = this.replaced.get(path);
    const { method = 'GET' } = asked;
    // What is to be changed must be readable.
    const headers = replace ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
    const passed = request({ host: '127.0.0.1', port: this.targetPort, path, method, headers }, (given) => {
      if (replace) return void this.#answerOther(path, given, answer, replace);
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }

  async #answerOther(
    path: string,
    given: IncomingMessage,
    answer: ServerResponse,
    replace: (original: string) => Answer,
  ): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of given) pieces.push(Buffer.from(piece as Uint8Array));
    const { status, type, body } = replace(Buffer.concat(pieces).toString());
    this.asked.set(path, (this.asked.get(path) ?? 0) + 1);
    answer.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
    answer.end(body);
  }
}
