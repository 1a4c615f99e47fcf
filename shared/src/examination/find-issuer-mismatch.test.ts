import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setCitation, setDocument } from '#test/change-round';
import { findIssuerMismatch } from './find-issuer-mismatch.ts';

const NUMBER = '示财企〔2024〕33号';

function find(overrides: Parameters<typeof setDocument>[1]) {
  return findIssuerMismatch(changeRound(aCleanRound(), setDocument(NUMBER, overrides)));
}

describe('findIssuerMismatch', () => {
  it.each([{ issuer: '财政部' }, { title: '财政部关于下达资金的通知' }, { issuer: '示例省教育厅' }])(
    '[F06] finds a number under another name: %j',
    (overrides) => {
      expect(find(overrides)).toMatchObject([
        {
          code: 'F06',
          details: { documentNumber: NUMBER, issuerOfNumber: '示例省财政厅' },
          trace: [{ place: { kind: 'DOCUMENT', documentNumber: NUMBER, field: 'NUMBER' } }],
        },
      ]);
    },
  );

  it.each([
    { issuer: '示例省财政厅' },
    { issuer: '省财政厅' },
    { issuer: '示例省财政厅、示例省工业和信息化厅' },
    { issuer: null, title: null },
    { issuer: null, title: '关于转发财政部文件的通知' },
    { issuer: null, title: '财政部门内部控制规程' },
    { documentNumber: '某发〔2024〕1号', issuer: '财政部' },
    { documentNumber: '2024年第1号', issuer: '财政部' },
    { documentNumber: '示财企函〔2024〕33号', issuer: '财政部' },
  ])('[F06] leaves alone what fits or is not known: %j', (overrides) => {
    expect(find(overrides)).toEqual([]);
  });

  it('[F06] reads numbers in all kinds of brackets', () => {
    for (const documentNumber of ['示财企[2024]33号', '示财企（2024）33号', '示财企 〔2024〕 33 号']) {
      expect(find({ documentNumber, issuer: '财政部' })).toHaveLength(1);
    }
  });

  it('[F06] checks what the report cites as well', () => {
    const cited = changeRound(aCleanRound(), setCitation({ issuer: null, title: '《财政部绩效管理办法》' }));
    expect(findIssuerMismatch(cited)).toMatchObject([
      { code: 'F06', trace: [{ place: { kind: 'CITATION', citationId: 'citation-1' } }] },
    ]);
  });
});
