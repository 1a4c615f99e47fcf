import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveChanges } from './live-changes.ts';

/** What a browser's stream is to the app. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeStream[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeStream.opened.push(this);
  }

  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
}

const openStreams = () => FakeStream.opened.filter(({ readyState }) => readyState !== FakeStream.CLOSED);

describe('createLiveChanges', () => {
  let pokes = 0;
  const live = () => createLiveChanges(() => (pokes += 1));
  beforeEach(() => {
    pokes = 0;
    FakeStream.opened = [];
    vi.stubGlobal('EventSource', FakeStream);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('passes each poke on', () => {
    live().setVisible(true);
    const [stream] = openStreams();
    expect(stream?.url).toBe('/events');
    stream?.dispatchEvent(new Event('poke'));
    stream?.dispatchEvent(new Event('message'));
    stream?.dispatchEvent(new Event('poke'));
    expect(pokes).toBe(2);
  });

  it('holds one connection while somebody looks, and none otherwise', () => {
    const changes = live();
    changes.setVisible(true);
    changes.setVisible(true);
    expect(openStreams()).toHaveLength(1);
    changes.setVisible(false);
    expect(openStreams()).toHaveLength(0);
    changes.setVisible(true);
    expect(openStreams()).toHaveLength(1);
  });

  it('tries again, when somebody looks again, after the server has refused it', () => {
    const changes = live();
    changes.setVisible(true);
    for (const stream of FakeStream.opened) stream.close();
    changes.setVisible(true);
    expect(openStreams()).toHaveLength(1);
  });

  it('does nothing where a browser has no such streams', () => {
    vi.stubGlobal('EventSource', undefined);
    expect(() => live().setVisible(true)).not.toThrow();
    expect(FakeStream.opened).toEqual([]);
  });
});
