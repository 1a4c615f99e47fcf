import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setDocument, setStatement } from '#test/change-round';
import { findUndatedHops } from './find-undated-hops.ts';

function find(text: string, dates: Parameters<typeof setDocument>[1]) {
  const aspects = [{ aspect: 'TIMELINESS', text }] as const;
  return findUndatedHops(
    changeRound(aCleanRound(), setDocument('财建〔2024〕120号', dates), setStatement({ aspects })),
  );
}

describe('findUndatedHops', () => {
  it.each(['资金下达及时', '均在 30 日内下达', '在规定时间内拨付', '按期下达', '于20个工作日内转下达'])(
    '[F03] takes %s for a claim',
    (text) => {
      expect(find(text, { receivedOn: null })).toMatchObject([
        {
          code: 'F03',
          details: {
            hops: [
              {
                documentNumber: '示财企〔2024〕33号',
                passesOn: '财建〔2024〕120号',
                missing: ['RECEIVED_ON'],
              },
            ],
          },
        },
      ]);
    },
  );

  it.each(['', '/', '资金已下达', '未能及时下达', '第二批下达滞后', '未在30日内下达', '超过规定时间内下达'])(
    '[F03] finds no claim in "%s"',
    (text) => {
      expect(find(text, { receivedOn: null })).toEqual([]);
    },
  );

  it('[F03] wants a day, not a month', () => {
    expect(find('下达及时', { receivedOn: '2024-04' })).toHaveLength(1);
    expect(find('下达及时', { receivedOn: '2024-04-25' })).toEqual([]);
  });

  it('[F03] takes no document for its own upstream', () => {
    expect(find('下达及时', { passesOn: '财建〔2024〕120号' })).toEqual([]);
    expect(find('下达及时', { passesOn: '财建〔2024〕120号', receivedOn: null })).toHaveLength(1);
  });

  it('[F03] reads no other aspect', () => {
    const aspects = [{ aspect: 'PAYMENT', text: '拨付及时' }] as const;
    const material = changeRound(
      aCleanRound(),
      setDocument('财建〔2024〕120号', { receivedOn: null }),
      setStatement({ aspects }),
    );
    expect(findUndatedHops(material)).toEqual([]);
  });
});
