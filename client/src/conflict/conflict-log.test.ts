import { describe, expect, it } from 'vitest';
import { NO_NAMES } from '../local-data/load-entry-names.ts';
import { aConflict } from '../sync/rows.test-support.ts';
import { conflictEntries, conflictsAsCsv, conflictsAsJson } from './conflict-log.ts';

const NOW = new Date('2025-01-10T00:00:00.000Z');
const side = (value: string, byName: string, at: string, clientId: string) => ({
  value,
  byName,
  at,
  clientId,
  mutationId: `m-${clientId}`,
});
const theirs = side('7.05', '副填报人', '2025-01-06T00:00:00.000Z', 'tablet');
const mine = side('6.86', '填报人', '2025-01-07T00:00:00.000Z', 'phone');
const decided = {
  state: 'RESOLVED',
  resolvedValue: '6.86',
  resolvedByName: '填报人',
  resolvedAt: '2025-01-08T00:00:00.000Z',
} as const;

describe('conflictEntries', () => {
  it('[SY9] puts what waits longest first, and knows what waits for three days', () => {
    // Typed over once more since: the place has waited for as long all the same.
    const typedOver = { ...mine, at: '2025-01-09T00:00:00.000Z' };
    const entries = conflictEntries(
      [
        aConflict({ id: 'done', theirs, mine, ...decided }),
        aConflict({ id: 'young', theirs, mine, openedAt: '2025-01-07T00:00:01.000Z' }),
        aConflict({ id: 'old', theirs, mine: typedOver, openedAt: '2025-01-07T00:00:00.000Z' }),
      ],
      NO_NAMES,
      {},
      NOW,
    );
    expect(entries.map(({ id, isStale }) => [id, isStale])).toEqual([
      ['old', true],
      ['young', false],
      ['done', false],
    ]);
  });

  it('tells who chose what over whose value, and on which devices both were typed', () => {
    const [entry] = conflictEntries(
      [aConflict({ theirs, mine, ...decided })],
      NO_NAMES,
      { phone: '办公室手机', tablet: 'Android · Chrome' },
      NOW,
    );
    expect(entry).toMatchObject({
      mine: { value: '6.86', byName: '填报人', device: '办公室手机' },
      theirs: { value: '7.05', byName: '副填报人', device: 'Android · Chrome' },
      decision: { value: '6.86', byName: '填报人', choice: 'mine' },
    });
    const other = conflictEntries(
      [aConflict({ theirs, mine, ...decided, resolvedValue: '7' })],
      NO_NAMES,
      {},
      NOW,
    );
    expect(other[0]?.decision?.choice).toBe('other');
  });
});

describe('the exported log', () => {
  const entries = conflictEntries(
    [aConflict({ theirs: { ...theirs, byName: '=cmd|"x"' }, mine: { ...mine, value: '-3' }, ...decided })],
    NO_NAMES,
    {},
    NOW,
  );

  it('is a table that a spreadsheet opens and never calculates', () => {
    const lines = conflictsAsCsv(entries).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF自评表,指标,')).toBe(true);
    expect(lines[1]).toContain(`"'=cmd|""x"""`);
    expect(lines[1]).toContain(',-3,');
    expect(lines).toHaveLength(3);
  });

  it('holds the same as data', () => {
    const json = JSON.parse(conflictsAsJson(entries)) as { entries: unknown };
    expect(json.entries).toEqual(JSON.parse(JSON.stringify(entries)));
  });
});
