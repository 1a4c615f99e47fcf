import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixture } from '#test/read-fixture';
import { mutationChainText } from './mutation-chain.ts';
import type { MutationArgs } from './mutation.ts';
import { readMutation } from './read-mutation.ts';

/*
 * Mutations as released builds send them. Files are added, never changed: phones that were offline for months still
 * send every one of them, and their chains are hashed over exactly this text.
 */

interface Payload {
  readonly id: string;
  readonly seq: number;
  readonly prev: string;
  readonly name: string;
  readonly args: unknown;
  /** SHA-256 of the chain's text, as the phone that sent it computed it. */
  readonly hash: string;
}

const FOLDER = join(import.meta.dirname, '../../../test/fixtures/mutations');
const released = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
const payloads = released.flatMap((name) => readFixture<readonly Payload[]>(`mutations/${name}.json`));

/** The compiler has every name stand here, so none is released without its payloads. */
const NAMES: Readonly<Record<keyof MutationArgs, true>> = {
  'actual.set@1': true,
  'execution.set@1': true,
  'statement.set@1': true,
  'form.submit@1': true,
  'form.review@1': true,
  'form.reopen@1': true,
  'comment.add@1': true,
  'conflict.resolve@1': true,
  'evidence.add@1': true,
  'evidence.remove@1': true,
  'amendment.decide@1': true,
  'finding.answer@1': true,
  'finding.revoke@1': true,
  'work.recover@1': true,
};

describe('mutations of every release', () => {
  it('stand in test/fixtures/mutations, each name with its payloads', () => {
    expect(released.sort()).toEqual(Object.keys(NAMES).sort());
  });

  it.each(payloads)('$name ($id) is read as it was sent', ({ name, args }) => {
    expect(readMutation(name, args)).toEqual({ ok: true, value: { name, args } });
  });

  it.each(payloads)('$name ($id) keeps the hash of its chain', ({ hash, ...link }) => {
    expect(createHash('sha256').update(mutationChainText(link)).digest('hex')).toBe(hash);
  });

  it.each(payloads)(
    '$name ($id) with a field of a later release is set aside, not misread',
    ({ name, args }) => {
      const later = { ...(args as object), addedLater: 1 };
      expect(readMutation(name, later)).toMatchObject({
        ok: false,
        verdict: { outcome: 'QUARANTINED', code: 'MALFORMED_ARGS' },
      });
    },
  );
});
