import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPull } from '../../client/src/local-data/chain-state.ts';
import { openDatabaseOf } from '../support/each-database.ts';
import { enterMeasures } from '../support/own-cells.ts';
import { Phone } from '../support/phone.ts';
import { queryRaw } from '../support/raw-database.ts';
import { expectIntactLog } from '../support/expect-intact-log.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';
import { TcpProxy, type Weather } from '../support/tcp-proxy.ts';

const PORTAL = '<html><body>请登录 Wi-Fi</body></html>';
const page = (head: string, body = PORTAL) =>
  `HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;

/** Faults that end; after each one a later attempt comes through. */
const FAULTS: readonly { readonly fault: string; readonly weather: Weather; readonly reason: string }[] = [
  { fault: '[FT-01] the request is cut in its headers', weather: { cutAfterSent: 40 }, reason: 'offline' },
  { fault: '[FT-01] the request is cut in its body', weather: { cutAfterSent: 900 }, reason: 'offline' },
  {
    fault: '[FT-02] the answer is lost after the commit',
    weather: { cutAfterAnswered: 0 },
    reason: 'offline',
  },
  {
    fault: '[FT-06] the answer is cut in its headers',
    weather: { cutAfterAnswered: 100 },
    reason: 'offline',
  },
  { fault: '[FT-06] the answer is cut in its body', weather: { cutAfterAnswered: 1700 }, reason: 'offline' },
  {
    fault: '[FT-08] a portal answers 200 with its page',
    weather: { answer: page('200 OK\r\ncontent-type: text/html') },
    reason: 'offline',
  },
  {
    fault: '[FT-08] a portal answers 401 with its page',
    weather: { answer: page('401 Unauthorized\r\ncontent-type: text/html') },
    reason: 'offline',
  },
  {
    fault: '[FT-08] a portal sends elsewhere',
    weather: { answer: page('302 Found\r\nlocation: http://127.0.0.1:1/login') },
    reason: 'offline',
  },
  {
    fault: '[FT-10] a proxy answers 502',
    weather: { answer: page('502 Bad Gateway\r\ncontent-type: text/html') },
    reason: 'unreachable',
  },
  {
    fault: '[FT-10] a proxy answers 503 and asks to wait',
    weather: { answer: page('503 Busy\r\nretry-after: 7\r\ncontent-type: text/html') },
    reason: 'unreachable',
  },
];

describe('a phone behind a bad network', () => {
  const open = openDatabaseOf('sqlite');
  let env: Awaited<ReturnType<typeof open>>['env'];
  let server: RunningServer;
  let proxy: TcpProxy;
  let phone: Phone;
  let entered = 0;
  beforeAll(async () => {
    ({ env } = await open());
    server = await startServer({ ...env, DEMO: '1' });
    phone = await Phone.signIn(server.url, 'urumqi');
    proxy = await TcpProxy.before(server.port);
    phone.moveTo(proxy.url);
  });
  afterEach(() => {
    proxy.weather = {};
    proxy.cut();
  });
  afterAll(async () => {
    phone.close();
    await proxy.close();
    await server.stop('SIGKILL');
  });
  const enter = async (text: string) => {
    await enterMeasures(phone, entered % 10, 1, text);
    entered += 1;
  };
  /** Everything entered so far: in the log once, applied, and told to the phone as the log has it. */
  const expectAllOnce = async () => {
    const log = await queryRaw(env, 'SELECT id, seq, outcome FROM mutation_log ORDER BY seq');
    const kept = await phone.database.kept.toArray();
    expect(await phone.database.outbox.count()).toBe(0);
    expect(kept.map(({ id, verdict }) => [id, verdict.seq, verdict.outcome]).sort()).toEqual(
      log.map(({ id, seq, outcome }) => [id, seq, outcome]).sort(),
    );
    expect(log.filter(({ outcome }) => outcome !== 'APPLIED')).toEqual([]);
    expect(log).toHaveLength(entered);
  };

  it.each(FAULTS)(
    '$fault: it is told as no more than a bad network, and arrives once',
    async ({ weather, reason }) => {
      await enter(JSON.stringify(weather).slice(0, 30));
      const held = await phone.held();
      proxy.cut();
      proxy.weather = weather;
      expect(await phone.sync()).toMatchObject({ kind: 'outage', reason });
      expect((await phone.held()).toSorted()).toEqual(held.toSorted());
      proxy.weather = {};
      expect(await phone.sync()).toBeNull();
      await expectAllOnce();
    },
  );

  it('[FT-14] a request that came otherwise than it was sent is never taken, and comes again', async () => {
    await enter('sent as 87');
    const { altered } = proxy;
    proxy.cut();
    proxy.weather = { alters: { request: ['sent as 87', 'sent as 88'] } };
    expect(await phone.sync()).toMatchObject({ kind: 'outage', cause: 'altered' });
    expect(proxy.altered).toBeGreaterThan(altered);
    const logged = () => queryRaw(env, "SELECT args FROM mutation_log WHERE args LIKE '%sent as 8%'");
    expect(await logged()).toEqual([]);
    proxy.cut();
    proxy.weather = {};
    expect(await phone.sync()).toBeNull();
    expect(await logged()).toEqual([{ args: expect.stringContaining('sent as 87') as unknown }]);
    await expectAllOnce();
  });

  it('[FT-14] an answer that came otherwise than it was sent is never believed, and is asked for again', async () => {
    await enter('told as 87');
    const { altered } = proxy;
    proxy.cut();
    proxy.weather = { alters: { answer: ['told as 87', 'told as 88'] } };
    expect(await phone.sync()).toMatchObject({ kind: 'outage', cause: 'altered' });
    expect(proxy.altered).toBeGreaterThan(altered);
    const told = async () =>
      (await phone.database.indicatorActuals.toArray())
        .map(({ improvementMeasure }) => improvementMeasure?.slice(0, 10))
        .filter((text) => text?.startsWith('told as 8'));
    expect(await told()).toEqual([]);
    proxy.cut();
    proxy.weather = {};
    expect(await phone.sync()).toBeNull();
    expect(await told()).toEqual(['told as 87']);
    await expectAllOnce();
  });

  it('[FT-03] [FT-04] a request that arrives twice is taken once', async () => {
    await enter('两次');
    proxy.cut();
    proxy.weather = { isDoubled: true };
    expect(await phone.sync()).toBeNull();
    await expectAllOnce();
  });

  it('[FT-07] an entry and what is new cost little more than themselves, once the server knows the questions', async () => {
    await enter('省流量');
    expect(await phone.sync()).toBeNull();
    const { sent, answered } = proxy.bytes;
    await enter('省流量又一项');
    expect(await phone.sync()).toBeNull();
    expect(proxy.bytes.sent - sent).toBeLessThan(3000);
    expect(proxy.bytes.answered - answered).toBeLessThan(4000);
    await expectAllOnce();
  });

  it('[FT-07] a slow network only takes longer', async () => {
    for (let n = 0; n < 5; n++) await enter(`慢 ${n}`);
    proxy.cut();
    proxy.weather = { delayMs: 150, bitsPerSecond: 256_000 };
    expect(await phone.sync()).toBeNull();
    await expectAllOnce();
  });

  // A real ten minutes, and only at night: 125 bytes a second, 3 s there and back.
  if (process.env['NIGHTLY'] === '1') {
    it('[FT-07] ten minutes at 1 kbit/s bring more and more of it through, in smaller and smaller portions', async () => {
      // Each of another row: two of one would meet each other before a pull tells of the first.
      for (let n = 0; n < 8; n++) await enter(`很慢 ${n}`);
      const left = [await phone.database.outbox.count()];
      const end = Date.now() + 600_000;
      proxy.cut();
      proxy.weather = { delayMs: 1500, bitsPerSecond: 1000 };
      while (Date.now() < end && left.at(-1) !== 0) {
        await phone.sync();
        left.push(await phone.database.outbox.count());
      }
      expect(left).toEqual([...left].sort((a, b) => b - a));
      expect(left.at(-1)).toBe(0);
      proxy.weather = {};
      proxy.cut();
      expect(await phone.sync()).toBeNull();
      await expectAllOnce();
    }, 900_000);
  }

  it.each([
    ['of 1970', 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['of 2099', 'Mon, 01 Jun 2099 00:00:00 GMT'],
    ['that is no date', '昨天'],
    ['that is missing', null],
  ])(
    '[FT-09] a header Date %s changes nothing, not even what the phone thinks of its clock',
    async (what, date) => {
      await enter(`日期 ${what}`);
      proxy.cut();
      proxy.weather = { date };
      const before = proxy.redated;
      expect(await phone.sync()).toBeNull();
      expect(proxy.redated - before).toBeGreaterThan(1);
      await expectAllOnce();
      const { clockAheadMs } = await readPull(phone.database);
      expect(Math.abs(clockAheadMs ?? Number.NaN)).toBeLessThan(60_000);
      // 已存本机 and 已送达 stand beside the time of this device.
      const [last] = (await phone.database.kept.toArray()).toSorted((a, b) => b.seq - a.seq);
      expect(Math.abs((last?.device.wallMs ?? 0) - Date.now())).toBeLessThan(60_000);
    },
  );

  it('[FT-11] a network that comes and goes loses nothing and doubles nothing', async () => {
    for (let n = 0; n < 6; n++) {
      await enter(`时断时续 ${n}`);
      const cut = setTimeout(() => proxy.cut(), 15 * n);
      await phone.sync();
      clearTimeout(cut);
    }
    expect(await phone.sync()).toBeNull();
    await expectAllOnce();
  });

  it('[FT-12] a connection that is accepted and never answered is given up after half a minute', async () => {
    await enter('半开');
    proxy.cut();
    proxy.weather = { isSilent: true };
    const begin = performance.now();
    expect(await phone.sync()).toMatchObject({ kind: 'outage', cause: 'timeout' });
    expect(performance.now() - begin).toBeLessThan(40_000);
    proxy.weather = {};
    expect(await phone.sync()).toBeNull();
    await expectAllOnce();
  });

  it('[FT-47] a second server on the same data folder does not start, and the first goes on', async () => {
    await expect(startServer({ ...env, DEMO: '1' })).rejects.toThrow(
      /another server is running on the data folder/,
    );
    await enter('照常');
    expect(await phone.sync()).toBeNull();
    await expectAllOnce();
  });

  it('[FT-77] [S15] after all of it the log is as its chain says', async () => {
    await expectIntactLog(env);
  });
});
