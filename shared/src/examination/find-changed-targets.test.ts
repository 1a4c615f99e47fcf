import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { changeRound, setIndicator, setRow } from '#test/change-round';
import { placeKeys } from '#test/place-key';
import { findChangedTargets } from './find-changed-targets.ts';

/** The annex's second row answers the second rows of the centre's two tables. */
function find(
  printed: string | null,
  issued: string | null,
  other: string | null = issued,
  answers?: string[],
) {
  return findChangedTargets(
    changeRound(
      aCleanRound(),
      setRow('annex-2', { targetText: printed, ...(answers && { answers }) }),
      setIndicator('central-advance-2', { targetText: issued }),
      setIndicator('central-main-2', { targetText: other }),
    ),
  );
}

describe('findChangedTargets', () => {
  it('[F15] finds another number and says from where on the texts differ', () => {
    const [finding] = find('≥90%', '≥95%');
    expect(finding).toMatchObject({
      code: 'F15',
      severity: 'error',
      details: { printed: '≥90%', issued: '≥95%', differsAt: 2 },
    });
    expect(finding && placeKeys(finding)).toEqual([
      ...['annex-2.TARGET', 'central-advance-2.TARGET', 'central-main-2.TARGET'],
    ]);
  });

  it.each([
    ['≤95%', '≥95%'],
    ['95', '≥95%'],
    ['按《甲方案》执行', '按《乙方案》执行'],
    ['', '≥95%'],
    ['2024年11月底前', '2024年12月底前'],
  ])('[F15] finds %s where %s was issued', (printed, issued) => {
    expect(find(printed, issued)).toHaveLength(1);
  });

  it.each([
    ['≥ 95 ％', '≥95%'],
    ['不低于95%', '≥95%'],
    ['按《甲方案》执行', '按《甲方案》执行。'],
    ['2024年12月31日前', '2024年12月底前'],
    ['=1 家', '1家'],
    [null, '≥95%'],
    ['≥90%', null],
  ])('[F15] finds no difference between %s and %s', (printed, issued) => {
    expect(find(printed, issued)).toEqual([]);
  });

  it('[F15] lets a merged row keep one of the targets, or add them up', () => {
    expect(find('≥6家', '≥6家', '≥4家')).toEqual([]);
    expect(find('≥10家', '≥6家', '≥4家')).toEqual([]);
    expect(find('≥11家', '≥6家', '≥4家')).toHaveLength(1);
    expect(find('≥10家', '≥6家', '若干')).toHaveLength(1);
    expect(find('≥10家', '≥6家', '≤4家')).toHaveLength(1);
    expect(find('≥10家', '≥6家', '≥4项')).toHaveLength(1);
  });

  it('[F15] finds the issued row by its name where there is no link', () => {
    expect(find('≥90%', '≥95%', '≥95%', [])).toHaveLength(1);
    const renamed = changeRound(
      aCleanRound(),
      setRow('annex-2', { targetText: '≥90%', level3: '另一指标', answers: [] }),
    );
    expect(findChangedTargets(renamed)).toEqual([]);
  });
});
