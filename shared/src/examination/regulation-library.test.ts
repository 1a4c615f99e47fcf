import { describe, expect, it } from 'vitest';
import { readRegulationLibrary } from './regulation-library.ts';

const LIBRARY = {
  regulations: [{ documentNumber: '示财预〔2022〕5号', title: '管理办法', subjects: ['资金分配'] }],
  issuerPrefixes: [{ prefix: '示财预', issuer: '示例省财政厅' }],
};

describe('readRegulationLibrary', () => {
  it('[EX5] reads a library of regulations', () => {
    expect(readRegulationLibrary(LIBRARY)).toEqual({ ok: true, library: LIBRARY });
  });

  it.each([
    [null, '$', 'OBJECT'],
    [{ regulations: [] }, '$.issuerPrefixes', 'LIST'],
    [{ ...LIBRARY, regulations: [{}] }, '$.regulations[0].documentNumber', 'STATEMENT'],
    [{ ...LIBRARY, regulations: [7] }, '$.regulations[0]', 'OBJECT'],
    [
      { ...LIBRARY, regulations: [{ ...LIBRARY.regulations[0], subjects: [''] }] },
      '$.regulations[0].subjects[0]',
      'STATEMENT',
    ],
    [{ ...LIBRARY, issuerPrefixes: [{ prefix: '财建' }] }, '$.issuerPrefixes[0].issuer', 'STATEMENT'],
  ])('[EX5] refuses %j at %s', (json, path, expected) => {
    expect(readRegulationLibrary(json)).toMatchObject({ ok: false, problem: { path, expected } });
  });
});
