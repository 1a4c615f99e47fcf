import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { comparableName, measuresBudgetExecution } from '../indicator/indicator-name.ts';
import { isKnownLevel1, levelKey, normaliseLevelName } from '../indicator/level.ts';
import { saysPartly, statesFullAchievement, statesTimelyCompletion } from '../scoring/achievement-words.ts';
import { readGrade } from '../scoring/grade.ts';
import { statesReason } from '../scoring/row-faults.ts';
import { checkActualEntry } from './check-actual-entry.ts';
import { parseMoneyInFen } from './money.ts';
import { parseActualText } from './parse-actual-text.ts';
import { parseTargetText } from './parse-target-text.ts';

/**
 * TT10 in two parts, none of which measures time: every expression that is given more than a short piece is linear by
 * itself, and the rules hand each part of a text to expressions and string functions only so often.
 */

const SOURCES = join(import.meta.dirname, '..');
/** Folders whose expressions read what people have printed or typed. */
const FOLDERS = ['indicator-value', 'indicator', 'scoring'];

/** Pieces of a text up to this length are read in bounded time by any expression. */
const LONGEST_PIECE = 64;

/** What makes each of the expressions and loops work hardest, again and again. */
const PIECES: Readonly<Record<string, string>> = {
  digits: '1',
  zeros: '0',
  'groups of thousands': '1,111',
  'commas and digits': ',1',
  points: '1.',
  'versions and exponents': '1.2e3',
  'open brackets': '(',
  'closed brackets': '(1)',
  'brackets of a unit': '1(个',
  'open titles': '《',
  'titles and points': '《。》',
  'document numbers': '〔2024〕第1',
  ordinals: '第1-',
  'grades in a row': '优',
  'grades and signs': '优(良(',
  'grades far apart': `优${' '.repeat(24)}良${'1'.repeat(24)}`,
  'more grades': '好、较好、高中',
  blanks: ' ',
  'blanks of other widths': '\u00a0\u3000\u200b',
  dashes: '—',
  dates: '1月',
  days: '1月1日24时',
  'days in figures': '2024-12-31T00:00',
  'compared dates': '较2024年6月',
  years: '2024年',
  'joined dates': '2024年1月-',
  quarters: '第一季度',
  recurrences: '每年1',
  'half a year': '上半年底前',
  operators: '≥',
  'operators of two signs': '> =',
  'plus and minus': '+/-',
  'words of operators': '不低于',
  'words behind': '1(含)以上',
  'inexact words': '签约1多',
  'per cent': '百分之',
  'per cent in words': '百分之九十',
  'per cent in figures': '百分之1.1',
  units: '万',
  'units that no list knows': '1穴以',
  slashes: '1元/',
  products: '元·人/',
  measures: '3个',
  ranges: '3个-5个~',
  letters: 'a1',
  names: '1GB/T-1',
  'minus signs': '-1',
  tolerances: '±',
  columns: '正向 ',
  'list marks': '(1)、',
  pointers: '按方案要求',
  'words of achievement': '完成',
  'qualified words': '基本未部分完成',
  'shares of achievement': '100.0%',
  'errors of spreadsheets': '#DIV/0!',
};

/** Everything that reads a text which somebody printed or typed. */
function readEverything(text: string) {
  const quantity = parseTargetText('≥7个');
  parseTargetText(text, 2024);
  parseActualText(text, 2024);
  checkActualEntry(quantity, text);
  checkActualEntry(quantity, `1${text}`);
  parseMoneyInFen(text, '万元');
  statesFullAchievement(text);
  statesTimelyCompletion(text);
  saysPartly(text);
  statesReason(text);
  readGrade(text);
  levelKey(text);
  normaliseLevelName(text);
  isKnownLevel1(text);
  comparableName(text);
  measuresBudgetExecution(text);
}

/** The piece over and over, with an end that belongs to none of them, so that what began to match must give up. */
function hostileText(piece: string, length: number): string {
  return `${piece.repeat(Math.ceil(length / piece.length))}。x`;
}

/** Stands between the rules and the language: notes each expression in use, and each sign that is handed over. */
class StepCounter {
  /** Each expression in use, and the longest text it was given. */
  readonly expressions = new Map<string, number>();
  private steps = 0;
  private readonly restores: (() => void)[] = [];

  constructor() {
    const note = (pattern: RegExp, text: string, from: number) => {
      const longest = this.expressions.get(String(pattern)) ?? 0;
      this.expressions.set(String(pattern), Math.max(longest, text.length));
      // A sticky expression looks at one place, a global one goes on from its last, any other runs over the text.
      const until = pattern.sticky || pattern.global ? pattern.lastIndex : text.length;
      const isAtEnd = until === 0 && pattern.global && !pattern.sticky;
      this.steps += 1 + (isAtEnd ? text.length - from : Math.max(0, until - from));
    };
    // Taken as it stands, to be called with each expression as its `this`.
    // eslint-disable-next-line @typescript-eslint/unbound-method -- `call` binds it anew each time
    const exec = RegExp.prototype.exec;
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      const from = this.sticky || this.global ? this.lastIndex : 0;
      const match = exec.call(this, text);
      note(this, text, from);
      return match;
    };
    this.restores.push(() => (RegExp.prototype.exec = exec));
    for (const method of ['slice', 'repeat', 'trim', 'padStart'] as const) {
      this.count(method, (_, result) => String(result).length);
    }
    for (const method of ['includes', 'indexOf', 'replaceAll'] as const)
      this.count(method, (text) => text.length);
    for (const method of ['charAt', 'startsWith', 'endsWith'] as const) this.count(method, () => 0);
  }

  /** `cost` beyond the call itself, in signs. */
  private count(
    method:
      | 'slice'
      | 'repeat'
      | 'trim'
      | 'padStart'
      | 'includes'
      | 'indexOf'
      | 'replaceAll'
      | 'charAt'
      | 'startsWith'
      | 'endsWith',
    cost: (text: string, result: unknown) => number,
  ) {
    const original: unknown = Reflect.get(String.prototype, method);
    if (typeof original !== 'function') throw new Error(`no ${method}`);
    const addSteps = (steps: number) => (this.steps += steps);
    const counted = function (this: string, ...args: unknown[]): unknown {
      const result: unknown = Reflect.apply(original, this, args);
      addSteps(1 + cost(String(this), result));
      return result;
    };
    Reflect.set(String.prototype, method, counted);
    this.restores.push(() => Reflect.set(String.prototype, method, original));
  }

  stepsOf(work: () => void): number {
    const before = this.steps;
    work();
    return this.steps - before;
  }

  restore() {
    for (const restore of this.restores) restore();
  }
}

/** The expressions that are written down in the folders, as `/…/flags`, and how many are put together from parts. */
function writtenExpressions() {
  const literals = new Set<string>();
  let constructed = 0;
  for (const folder of FOLDERS) {
    const files = readdirSync(join(SOURCES, folder)).filter(
      (file) => file.endsWith('.ts') && !/\.test(?:-support)?\.ts$/.test(file),
    );
    for (const file of files) {
      const path = join(SOURCES, folder, file);
      const visit = (node: ts.Node) => {
        if (ts.isRegularExpressionLiteral(node)) literals.add(node.text);
        if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') constructed += 1;
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
    }
  }
  return { literals, constructed };
}

/**
 * Its own limits of time, 100 ms to 1 s, are off: on a busy machine an attempt that runs into one is called vulnerable.
 * What ends an attempt is the number of steps.
 */
const BY_STEPS_ALONE = {
  ...{ timeout: 240_000, randomSeed: 1 },
  ...{ seedingTimeout: null, incubationTimeout: null, attackTimeout: null },
};

describe('reading a text', () => {
  const counter = new StepCounter();
  afterAll(() => counter.restore());

  it.each(Object.entries(PIECES))('[TT10] takes steps in proportion to its length: %s', (_, piece) => {
    const stepsFor = (length: number) => counter.stepsOf(() => readEverything(hostileText(piece, length)));
    const [short, long] = [stepsFor(1000), stepsFor(8000)];
    // Eight times the text is eight times the steps, and 64 times where one pass over the text starts another.
    expect(short).toBeGreaterThan(1000);
    expect(long).toBeLessThan(short * 9);
  });

  it('[TT10] uses expressions that are linear each, whatever the text', { timeout: 300_000 }, () => {
    counter.restore();
    process.env['RECHECK_BACKEND'] = 'pure';
    const { literals, constructed } = writtenExpressions();
    const patterns = new Set([...literals, ...counter.expressions.keys()]);
    expect(literals.size).toBeGreaterThan(60);
    expect(patterns.size - literals.size, 'expressions that are put together').toBeGreaterThanOrEqual(
      constructed,
    );
    for (const pattern of patterns) {
      // The surroundings of a number are read in pieces of a fixed length: any expression is bounded there.
      if ((counter.expressions.get(pattern) ?? Infinity) <= LONGEST_PIECE) continue;
      const end = pattern.lastIndexOf('/');
      // Without its stickiness an expression is tried at every place: what is linear so, is linear anyway.
      const { status } = checkSync(
        pattern.slice(1, end),
        pattern.slice(end + 1).replace('y', ''),
        BY_STEPS_ALONE,
      );
      expect([pattern, status]).toEqual([pattern, 'safe']);
    }
  });

  it.each([
    ['(a+)+b', 'vulnerable'],
    ['0+$', 'vulnerable'],
    ['《.*》', 'vulnerable'],
  ])('knows that %s is not linear', (source, status) => {
    expect(checkSync(source, '', BY_STEPS_ALONE).status).toBe(status);
  });
});
