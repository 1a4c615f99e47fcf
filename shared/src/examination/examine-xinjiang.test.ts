import { describe, expect, it } from 'vitest';
import { placeKeys } from '#test/place-key';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { examineRound } from './examine-round.ts';

const findings = examineRound(xinjiangMaterial());

/** The same row of the same batch in the three prefectures' tables. */
function inPrefectures(batch: 'advance' | 'main', row: number): string[] {
  return ['urumqi', 'changji', 'bayingol'].map((prefecture) => `${prefecture}-${batch}-${row}`);
}

/** Every place that the findings of a rule read, in their order. */
function placesOf(code: string): string[][] {
  return findings.filter((finding) => finding.code === code).map(placeKeys);
}

function detailsOf(code: string): unknown[] {
  return findings.filter((finding) => finding.code === code).map(({ details }) => details);
}

function at(field: string, ids: readonly string[]): string[] {
  return ids.map((id) => `${id}.${field}`);
}

describe('examineRound on the real report of Xinjiang', () => {
  it('[F01] finds the advanced money passed on after 55 to 85 days', () => {
    expect(placesOf('F01')).toEqual([['新财企〔2023〕87号.ISSUED_ON', '财建〔2023〕341号.ISSUED_ON']]);
    expect(detailsOf('F01')).toEqual([
      { upstream: '财建〔2023〕341号', days: { least: 55, most: 85 }, limit: 30, countedFrom: 'ISSUE' },
    ]);
  });

  it('[F02] finds the main money passed on after 119 to 149 days', () => {
    expect(placesOf('F02')).toEqual([['新财企〔2024〕61号.ISSUED_ON', '财建〔2024〕142号.ISSUED_ON']]);
    expect(detailsOf('F02')).toEqual([
      { upstream: '财建〔2024〕142号', days: { least: 119, most: 149 }, limit: 30, countedFrom: 'ISSUE' },
    ]);
  });

  it('[F03] finds that timeliness is claimed without the days of receipt', () => {
    expect(placesOf('F03')).toEqual([
      ['aspect.TIMELINESS', '财建〔2023〕341号.RECEIVED_ON', '财建〔2024〕142号.RECEIVED_ON'],
    ]);
  });

  it('[F04] finds 100 % executed 34 days after issue', () => {
    expect(placesOf('F04')).toEqual([
      [
        '新财企〔2024〕61号.ISSUED_ON',
        ...['execution.乌鲁木齐市', 'execution.昌吉回族自治州', 'execution.巴音郭楞蒙古自治州'],
      ],
    ]);
    expect(detailsOf('F04')).toEqual([{ days: { least: 34, most: 34 }, levels: 2, daysNeeded: 60 }]);
  });

  it('[F05] finds 1400 of 2000 万元 that belong to 2025', () => {
    expect(placesOf('F05')).toEqual([['headline', '财建〔2024〕387号.AMOUNT']]);
    expect(detailsOf('F05')).toEqual([
      {
        headlineInFen: 2_000_000_000,
        ofYearInFen: 600_000_000,
        ofOtherYearsInFen: 1_400_000_000,
        otherYears: [2025],
      },
    ]);
  });

  it('[F07] finds the empty total above the central money', () => {
    expect(placesOf('F07')).toEqual([
      [
        ...['region.TOTAL.annualBudget', 'region.CENTRAL.annualBudget'],
        ...['region.TOTAL.executed', 'region.CENTRAL.executed'],
      ],
    ]);
  });

  it('[F09] finds local and other funds empty', () => {
    expect(placesOf('F09')).toEqual([['region.LOCAL.annualBudget', 'region.OTHER.annualBudget']]);
  });

  it('[F12] finds 10 / 60 / 30 without a reason', () => {
    expect(placesOf('F12')).toEqual([['region.WEIGHTS']]);
    expect(detailsOf('F12')).toEqual([{ execution: '10', levels: { 产出指标: '60', 效益指标: '30' } }]);
  });

  it('[F13] finds the quantity targets without a number', () => {
    expect(placesOf('F13')).toEqual(
      [
        ['central-advance-1'],
        ['central-advance-2'],
        ['central-main-2'],
        inPrefectures('advance', 2),
        ['region-2'],
      ].map((ids) => at('TARGET', ids)),
    );
  });

  it('[F14] finds the targets that point to a plan that is not attached', () => {
    expect(placesOf('F14')).toEqual(
      [
        ['central-advance-2'],
        ['central-advance-4', 'region-4'],
        ['central-advance-5'],
        ['central-main-2'],
        ['central-main-3'],
        ['central-main-4', 'region-5'],
        inPrefectures('advance', 2),
        inPrefectures('advance', 5),
        inPrefectures('advance', 9),
        ['region-2'],
      ].map((ids) => at('TARGET', ids)),
    );
  });

  it('[F15] finds the annex target that nobody issued', () => {
    expect(placesOf('F15')).toEqual([at('TARGET', ['region-2', 'central-advance-2', 'central-main-2'])]);
  });

  it('[F16] finds two batches in one table', () => {
    expect(placesOf('F16')).toEqual([['region.BATCHES', 'central-advance.HOLDER', 'central-main.HOLDER']]);
    expect(detailsOf('F16')).toEqual([
      {
        batches: ['ADVANCE', 'MAIN'],
        rowsThatDiffer: [
          '支持重点“小巨人”企业数量（家）',
          '重点“小巨人”其他指标',
          '企业创新发展预期目标',
          '地方培育扶持情况',
        ],
      },
    ]);
  });

  it('[F17] finds three enterprises that six tables count', () => {
    const cells = ['urumqi', 'changji', 'bayingol'].flatMap((one) => [`${one}-advance-1`, `${one}-main-1`]);
    expect(placesOf('F17')).toEqual([at('TARGET', [...cells, 'region-1'])]);
    expect(detailsOf('F17')).toEqual([
      {
        holders: ['乌鲁木齐市', '昌吉回族自治州', '巴音郭楞蒙古自治州'],
        batches: ['ADVANCE', 'MAIN'],
        objects: [],
        summed: '6',
        byObject: '3',
      },
    ]);
  });

  it('[F18] finds three indicators under two names each', () => {
    expect(detailsOf('F18')).toEqual([
      { names: ['第三批支持重点“小巨人”企业数量（家）', '支持重点“小巨人”企业数量（家）'] },
      { names: ['重点“小巨人”企业其他指标', '重点“小巨人”其他指标'] },
      { names: ['企业创新发展预期目标', '创业创新预期发展目标'] },
    ]);
    expect(placesOf('F18')).toEqual([
      at('NAME', [
        ...['central-advance-1', 'central-main-1'],
        ...[...inPrefectures('advance', 1), ...inPrefectures('main', 1), 'region-1'],
      ]),
      at('NAME', ['central-advance-2', 'central-main-2', ...inPrefectures('advance', 2), 'region-2']),
      at('NAME', ['central-advance-4', 'central-main-3', ...inPrefectures('advance', 5), 'region-4']),
    ]);
  });

  it('[F19] finds enterprises counted as 家 and as 户', () => {
    expect(detailsOf('F19')).toEqual([{ units: ['家', '户'] }]);
    expect(placesOf('F19')).toEqual([
      at('TARGET', [
        ...['central-advance-1', 'central-main-1'],
        ...[...inPrefectures('advance', 1), ...inPrefectures('main', 1), 'region-1'],
      ]),
    ]);
  });

  it('[F20] finds the cost rate under output and under cost', () => {
    expect(detailsOf('F20')).toEqual([{ headings: ['产出指标', '成本指标'] }]);
    expect(placesOf('F20')).toEqual([
      at('LEVEL_1', [...inPrefectures('advance', 7), ...inPrefectures('main', 8)]),
    ]);
  });

  it('[F21] finds steady growth without a baseline', () => {
    expect(placesOf('F21')).toEqual(
      [inPrefectures('advance', 6), inPrefectures('advance', 8), inPrefectures('main', 10)].map((ids) =>
        at('TARGET', ids),
      ),
    );
  });

  it('[F22] finds execution scored by its weight and as an indicator', () => {
    expect(placesOf('F22')).toEqual([['region-3.NAME', 'region.WEIGHTS']]);
  });

  it('[F23] finds the targets of the prefectures that feed none of the region', () => {
    expect(placesOf('F23')).toEqual(
      [
        [...inPrefectures('advance', 4), ...inPrefectures('main', 6)],
        [...inPrefectures('advance', 6), ...inPrefectures('main', 2)],
        [...inPrefectures('advance', 7), ...inPrefectures('main', 8)],
        inPrefectures('advance', 8),
        ...[3, 4, 7, 9, 10, 11].map((row) => inPrefectures('main', row)),
      ].map((ids) => at('FEEDS', ids)),
    );
  });

  it('[F25] finds the region named as its tree does not name it', () => {
    expect(detailsOf('F25')).toEqual([
      { name: '新疆维吾尔自治区', nearest: '新疆维吾尔自治区工业和信息化厅' },
    ]);
    expect(placesOf('F25')).toEqual([
      [
        ...['unit.乌鲁木齐市', 'unit.昌吉回族自治州', 'unit.巴音郭楞蒙古自治州'],
        ...['central-advance.HOLDER', 'central-main.HOLDER', 'region.HOLDER'],
      ],
    ]);
  });

  it('[F31] finds 33 of the 60 prefecture cells that nobody reported', () => {
    expect(detailsOf('F31')).toEqual([{ level: 'PREFECTURE', unreported: 33, issued: 60 }]);
    const rows: Readonly<Record<string, readonly number[]>> = {
      advance: [6, 7, 8],
      main: [2, 3, 4, 7, 8, 9, 10, 11],
    };
    expect(placesOf('F31')).toEqual([
      at(
        'ACTUAL',
        Object.entries(rows).flatMap(([batch, numbers]) =>
          ['urumqi', 'changji', 'bayingol'].flatMap((one) => numbers.map((row) => `${one}-${batch}-${row}`)),
        ),
      ),
    ]);
  });

  it('[EX4] finds nothing by the rules whose facts the published figures do not hold', () => {
    const codes = new Set(findings.map(({ code }) => code));
    for (const code of ['F06', 'F08', 'F10', 'F11', 'F24', 'F26'] as const) expect(codes).not.toContain(code);
  });
});
