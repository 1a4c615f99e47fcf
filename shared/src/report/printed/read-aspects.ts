import type { FundAspect } from '../../examination/statement-material.ts';
import type { StatedAspect, StatedText } from '../../examination/stated-report/stated-report.ts';
import { ASPECT_LABELS } from '../wording/labels.ts';
import { statedTextOf } from './cell-texts.ts';
import { lastColumnOf, positionIn, type PrintedReport, type PrintedTable } from './printed-report.ts';
import { joinSentences, plainText, type Sentence } from './sentences.ts';

/** Each aspect's name without 性, 情况: what a report may call it. */
const ASPECTS = Object.entries(ASPECT_LABELS).map(([aspect, label]) => ({
  aspect: aspect as FundAspect, // the keys of the record
  stem: label.replace(/性$|情况$/, ''),
}));

const PROBLEM =
  /存在(?:的)?(?:主要)?问题(?:和改进措施|及改进措施|与改进措施)?(?:是|为|有)?[:：]?|主要问题(?:是|为|有)?[:：]?/;
const PROBLEM_HEAD = /问题/;

/** What annex and narrative say of the seven aspects of fund management; an aspect that neither names is left out. */
export function readAspects(report: PrintedReport, sentences: readonly Sentence[]): StatedAspect[] {
  const tables = report.blocks.filter((block) => block.kind === 'TABLE');
  return [...tables.flatMap(aspectsOfTable), ...aspectsOfNarrative(sentences)];
}

/** A row that begins with an aspect's name: its statement, and beside it the problems where a heading says so. */
function aspectsOfTable(table: PrintedTable): StatedAspect[] {
  return table.cells.flatMap((label): StatedAspect[] => {
    const aspect = aspectNamed(label.text);
    if (aspect === null) return [];
    const isAnswer = table.cells.some(
      (cell) => cell.row === label.row && cell.column < label.column && aspectNamed(cell.text) !== null,
    );
    if (isAnswer) return [];
    const right = table.cells
      .filter((cell) => cell.row === label.row && cell.column > lastColumnOf(label))
      .sort((a, b) => a.column - b.column);
    const [statement] = right;
    if (!statement) return [];
    const textOf = (cell: (typeof right)[number]): StatedText =>
      statedTextOf(cell.text, positionIn(table, cell));
    const problem = right
      .slice(1)
      .find(({ column, row }) =>
        table.cells.some(
          (head) =>
            head.row < row && head.column === column && PROBLEM_HEAD.test(head.text) && head.text.length < 20,
        ),
      );
    return [
      { view: 'ANNEX', aspect, statement: textOf(statement), problem: problem ? textOf(problem) : null },
    ];
  });
}

function aspectsOfNarrative(sentences: readonly Sentence[]): StatedAspect[] {
  const about = aspectOfEach(sentences);
  return ASPECTS.flatMap(({ aspect, stem }): StatedAspect[] => {
    const own = sentences.filter((_, index) => about[index] === aspect);
    const [first] = own;
    if (!first) return [];
    const at = own.findIndex(({ text }) => PROBLEM.test(text));
    const statement = joinSentences(at < 0 ? own : own.slice(0, at)).replace(labelBefore(stem), '');
    const problem = at < 0 ? null : joinSentences(own.slice(at)).replace(PROBLEM, '');
    return [
      {
        view: 'NARRATIVE',
        aspect,
        statement: statedTextOf(statement, first.at),
        problem: problem === null ? null : statedTextOf(problem, own[at]?.at ?? first.at),
      },
    ];
  });
}

/** An aspect goes on from its heading, or the paragraph that begins with its name, up to the next. */
function aspectOfEach(sentences: readonly Sentence[]): (FundAspect | null)[] {
  let current: FundAspect | null = null;
  let heading: string | null | undefined;
  return sentences.map((sentence) => {
    if (sentence.heading !== heading) {
      heading = sentence.heading;
      current = ASPECTS.find(({ stem }) => isAbout(sentence.heading, stem))?.aspect ?? null;
    }
    current = ASPECTS.find(({ stem }) => startsWith(sentence.plain, stem))?.aspect ?? current;
    return current;
  });
}

function aspectNamed(text: string): FundAspect | null {
  const plain = plainText(text).replace(/^\d{1,2}[.、]/, '');
  return (
    ASPECTS.find(({ stem }) => plain === stem || plain === `${stem}性` || plain === `${stem}情况`)?.aspect ??
    null
  );
}

function isAbout(heading: string | null, stem: string): boolean {
  return (
    heading !== null &&
    plainText(heading)
      .replace(/^[(\d一二三四五六七八九十).、]+/, '')
      .startsWith(stem)
  );
}

/** "（1）分配科学性。……" or "分配科学性：……" as the beginning of a paragraph. */
function startsWith(plain: string, stem: string): boolean {
  return new RegExp(`^[(\\d).、]{0,5}${stem}(?:性|情况)?[:]`).test(plain);
}

function labelBefore(stem: string): RegExp {
  return new RegExp(`^[(（\\d)）.、\\s]{0,6}${stem}(?:性|情况)?[:：。]`);
}
