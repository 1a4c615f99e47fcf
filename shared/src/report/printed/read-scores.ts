import { LEVEL_1, normaliseLevelName } from '../../indicator/level.ts';
import {
  EXECUTION_PART,
  TOTAL_PART,
  type StatedScore,
  type StatedText,
} from '../../examination/stated-report/stated-report.ts';
import { positionIn, type PrintedReport } from './printed-report.ts';
import type { Sentence } from './sentences.ts';

const NUMBER = String.raw`(\d{1,3}(?:\.\d{1,4})?)`;
const PART = /预算执行(?:率|情况|进度)?|资金执行率|(?:成本|产出|效益|(?:服务对象)?满意度)指标?/g;
const WEIGHT = new RegExp(`(?:分值|权重|满分|标准分)(?:为|:|是)?${NUMBER}分?`);
const SCORE = new RegExp(`(?:得分?|自评得分|实得|评分)(?:为|:|是)?${NUMBER}分?`);
const SCORE_BEHIND = new RegExp(`^[^\\d]{0,8}${NUMBER}分$`);
const OF_TOTAL = '总得分|总分|综合得分|总体得分';
const TOTAL = new RegExp(`(?:${OF_TOTAL})(?:为|:|是)?${NUMBER}分?`);
const BEFORE_TOTAL = new RegExp(OF_TOTAL);
/** 自评得分 means the whole only where no part is named. */
const WHOLE = new RegExp(`自评(?:得分|分)(?:为|:|是)?${NUMBER}分?`);

/** The scores that the narrative states for the parts of the total, and the total. */
export function readScores(sentences: readonly Sentence[]): StatedScore[] {
  const scores = sentences.flatMap((sentence) => [...totalIn(sentence), ...partsIn(sentence)]);
  // Said again further down is said once.
  return scores.filter(({ part, score }, index) => {
    return scores.findIndex((other) => other.part === part && other.score === score) === index;
  });
}

function totalIn({ plain, at }: Sentence): StatedScore[] {
  const score = TOTAL.exec(plain)?.[1] ?? (plain.search(PART) < 0 ? WHOLE.exec(plain)?.[1] : undefined);
  return score === undefined ? [] : [{ part: TOTAL_PART, score, weight: null, at }];
}

/** A part's figures stand between its name and the next part's. */
function partsIn({ plain, at }: Sentence): StatedScore[] {
  const named = [...plain.matchAll(PART)];
  return named.flatMap((match, index): StatedScore[] => {
    const toNext = plain.slice(match.index + match[0].length, named[index + 1]?.index);
    const about = toNext.split(BEFORE_TOTAL)[0] ?? '';
    const weight = WEIGHT.exec(about)?.[1] ?? null;
    const rest = weight === null ? about : about.replace(WEIGHT, '');
    const score = SCORE.exec(rest)?.[1] ?? SCORE_BEHIND.exec(rest.replace(/[,;、]+$/, ''))?.[1];
    return score === undefined ? [] : [{ part: partNamed(match[0]), score, weight, at }];
  });
}

function partNamed(name: string): string {
  if (name.includes('执行')) return EXECUTION_PART;
  return Object.values(LEVEL_1).find((level) => level === normaliseLevelName(name)) ?? name;
}

/** Scores of single units: a table with a column of units and one of scores. Null without a narrative to tell them. */
export function readUnitScores({ blocks }: PrintedReport): StatedText[] {
  const tables = blocks.filter((block) => block.kind === 'TABLE');
  return tables.flatMap((table) => {
    const heads = table.cells.filter(({ row }) => row <= 2);
    const unit = heads.find(({ text }) =>
      /^(?:地区|单位|市州|地州市|县市区?|项目单位|承担单位)(?:名称)?$/.test(text.trim()),
    );
    const score = heads.find(({ text }) => /^(?:自评|综合|总|评价)*得分$/.test(text.trim()));
    if (!unit || !score) return [];
    return table.cells
      .filter(({ row, column, text }) => row > score.row && column === score.column && /\d/.test(text))
      .map(({ text, row, column }): StatedText => ({
        text,
        at: positionIn(table, { row, column }),
      }));
  });
}
