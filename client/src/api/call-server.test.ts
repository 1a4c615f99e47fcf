import { afterEach, describe, expect, it, vi } from 'vitest';
import { confirmViewer } from './sync.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Answers wait until they are given; each tells of another person. */
function slowNetwork() {
  const waiting: ((viewerId: string) => void)[] = [];
  const asked = vi.fn(
    (_url: RequestInfo | URL, _init?: RequestInit) =>
      new Promise<Response>((resolve) => {
        waiting.push((id) =>
          resolve(new Response(JSON.stringify({ data: { viewer: { id } } }), { headers: JSON_TYPE })),
        );
      }),
  );
  vi.stubGlobal('fetch', asked);
  return { asked, waiting };
}

afterEach(() => vi.unstubAllGlobals());

describe('queryServer', () => {
  it('gives each of two equal questions the answer of its own session', async () => {
    const { asked, waiting } = slowNetwork();
    const first = confirmViewer('user-1');
    // Digests take their time: which of two goes out first is told by nothing but waiting for it.
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    const second = confirmViewer('user-2');
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    waiting.forEach((answer, index) => answer(`user-${index + 1}`));
    expect(await Promise.all([first, second])).toEqual([
      { kind: 'ok', value: null },
      { kind: 'ok', value: null },
    ]);
  });

  it('[FT-74] asks whose session it is by a name of the sync, so that the server lets it in with the sync', async () => {
    const { asked, waiting } = slowNetwork();
    const answer = confirmViewer('user-1');
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(asked.mock.calls[0]?.[1]?.body).toContain('"operationName":"SyncConfirm"');
    waiting[0]?.('somebody-else');
    expect(await answer).toEqual({ kind: 'signed-out' });
  });
});
