import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../support/project-root.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';

interface ReplicationOptions {
  readonly batch_size: number;
}

/** The part of PouchDB that is measured. It brings no types of its own. */
interface Pouch {
  bulkDocs(docs: readonly object[]): Promise<unknown>;
  info(): Promise<unknown>;
  replicate: {
    to(remote: Pouch, options: ReplicationOptions): Promise<{ docs_written: number }>;
    from(remote: Pouch, options: ReplicationOptions): Promise<{ docs_written: number }>;
  };
  close(): Promise<void>;
}
type PouchClass = new (name: string) => Pouch;

/** A device's database and the server's, whose first contact lies behind them. */
export interface PushReplication {
  /** Records that the device has just stored are replicated; records per second. */
  push(records: readonly object[], batchSize: number): Promise<number>;
  end(): Promise<void>;
}

const requireHere = createRequire(join(PROJECT_ROOT, 'test/package.json'));

/** PouchDB on LevelDB replicating with express-pouchdb on LevelDB, both as they are shipped, the server synced. */
export class PouchdbPeer {
  readonly #open: (name: string) => Pouch;
  #names = 0;

  private constructor(
    folder: string,
    private readonly port: number,
    private readonly end: () => void,
  ) {
    // Loaded only when it is measured: it is slow to load.
    const PouchDB = requireHere('pouchdb-node') as PouchClass;
    this.#open = (name) => new PouchDB(name.startsWith('http:') ? name : join(folder, name));
  }

  static async start(folder: string): Promise<PouchdbPeer> {
    mkdirSync(join(folder, 'devices'), { recursive: true });
    const script = join(PROJECT_ROOT, 'test/bench/pouchdb-server.mjs');
    const child = spawn(process.execPath, [script, join(folder, 'server')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
      child.once('exit', (code) => reject(new Error(`express-pouchdb ended with ${code}`)));
    });
    return new PouchdbPeer(join(folder, 'devices'), port, () => child.kill('SIGKILL'));
  }

  async beginPush(): Promise<PushReplication> {
    const name = `push-${++this.#names}`;
    const local = this.#open(name);
    const remote = this.#open(`http://127.0.0.1:${this.port}/${name}`);
    await remote.info();
    return {
      async push(records, batchSize) {
        await local.bulkDocs(records);
        const begin = performance.now();
        const { docs_written: written } = await local.replicate.to(remote, { batch_size: batchSize });
        const seconds = (performance.now() - begin) / 1000;
        if (written !== records.length) throw new Error(`PouchDB wrote ${written} of ${records.length}`);
        return written / seconds;
      },
      end: () => local.close(),
    };
  }

  /** Puts records on the server; each call of what it answers replicates them to another empty device. */
  async serve(
    records: readonly object[],
    batchSize: number,
  ): Promise<() => Promise<{ ms: number; bytes: number }>> {
    const name = `first-${++this.#names}`;
    const source = this.#open(`${name}-source`);
    await source.bulkDocs(records);
    await source.replicate.to(this.#open(`http://127.0.0.1:${this.port}/${name}`), { batch_size: 500 });
    await source.close();
    return async () => {
      const proxy = await TcpProxy.before(this.port);
      const device = this.#open(`${name}-${++this.#names}`);
      const begin = performance.now();
      const done = await device.replicate.from(this.#open(`${proxy.url}/${name}`), { batch_size: batchSize });
      const ms = performance.now() - begin;
      if (done.docs_written !== records.length) throw new Error(`PouchDB fetched ${done.docs_written}`);
      await device.close();
      const bytes = proxy.bytes.answered + proxy.bytes.sent;
      await proxy.close();
      return { ms, bytes };
    };
  }

  stop(): void {
    this.end();
  }
}
