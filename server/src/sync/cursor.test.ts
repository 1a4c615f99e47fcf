import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CursorSigner } from './cursor.ts';

const position = { epoch: 'e1', seq: 42, scopeGeneration: 3, scope: 's1', userId: 'u1', chainHash: 'c1' };

describe('CursorSigner', () => {
  const signer = new CursorSigner(randomBytes(32));
  const cursor = signer.sign(position);

  it('reads what it has signed', () => {
    expect(signer.read(cursor)).toEqual(position);
  });

  it('[C-07] reads nothing with one character changed, cut off or added', () => {
    for (let index = 0; index < cursor.length; index += 1) {
      const other = cursor[index] === 'A' ? 'B' : 'A';
      expect(signer.read(cursor.slice(0, index) + other + cursor.slice(index + 1))).toBeNull();
      expect(signer.read(cursor.slice(0, index))).toBeNull();
    }
    expect(signer.read(`${cursor}A`)).toBeNull();
    expect(signer.read(`${cursor}.A`)).toBeNull();
  });

  it.each(['', '.', 'null', '{}', 'a.b', 'x'.repeat(100_000)])('[C-07] reads nothing in %.20j', (text) => {
    expect(signer.read(text)).toBeNull();
  });

  it('[C-07] reads nothing that another key has signed', () => {
    expect(new CursorSigner(randomBytes(32)).read(cursor)).toBeNull();
  });
});
