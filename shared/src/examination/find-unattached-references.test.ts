import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, set, setIndicator } from '#test/change-round';
import { findUnattachedReferences } from './find-unattached-references.ts';

function find(targetText: string, attachedDocuments = ['示范企业培育实施方案', '附件一（试行）']) {
  return findUnattachedReferences(
    changeRound(aCleanRound(), set({ attachedDocuments }), setIndicator('east-main-2', { targetText })),
  );
}

describe('findUnattachedReferences', () => {
  it('[F14] names the document that is missing', () => {
    expect(find('按照《示范企业培育实施方案》和《另一方案》相关要求执行')).toMatchObject([
      { code: 'F14', details: { titles: ['另一方案'] }, trace: [{ place: { indicatorId: 'east-main-2' } }] },
    ]);
  });

  it('[F14] tells a document from its trial version', () => {
    expect(find('按照《附件一》规定执行')).toHaveLength(1);
    expect(find('按照《附件一(试行)》规定执行')).toEqual([]);
  });

  it('[F14] finds a pointer without a title', () => {
    expect(find('按照备案的实施方案相关要求')).toMatchObject([{ details: { titles: [] } }]);
  });

  it.each(['按照《“示范企业”培育实施方案》要求', '≥95%', '稳步增长', '严格执行相关制度', ''])(
    '[F14] leaves "%s" alone',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it('[F14] is not slowed down by brackets that never close', () => {
    const begin = process.cpuUsage();
    find(`按照${'《'.repeat(20_000)}方案》要求执行`);
    expect(process.cpuUsage(begin).user).toBeLessThan(2_000_000);
  });
});
