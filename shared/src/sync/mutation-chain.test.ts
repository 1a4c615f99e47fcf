import { describe, expect, it } from 'vitest';
import { mutationChainText } from './mutation-chain.ts';

const link = { id: 'm1', seq: 1, prev: '', name: 'comment.add@1', args: { b: '好', a: [1, null] } };

describe('mutationChainText', () => {
  it('[SY5] is made of id, number, predecessor, name and arguments, whatever their order', () => {
    expect(mutationChainText({ ...link, args: { a: [1, null], b: '好' } })).toBe(mutationChainText(link));
    const others = [
      { ...link, id: 'm2' },
      { ...link, seq: 2 },
      { ...link, prev: 'x' },
      { ...link, name: 'comment.add@2' },
      { ...link, args: { b: '好', a: [1] } },
    ];
    expect(new Set([link, ...others].map(mutationChainText)).size).toBe(others.length + 1);
  });

  it('[SY5] leaves the device’s clocks out, which may be lost on the way', () => {
    expect(mutationChainText({ ...link, device: { wallMs: 1 } } as typeof link)).toBe(
      mutationChainText(link),
    );
  });
});
