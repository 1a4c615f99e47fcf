import { checkRequired } from './check-required.ts';
import { nearestPlaceholder } from './nearest-name.ts';
import {
  isBlockName,
  isConditionName,
  isLoopName,
  isNameIn,
  isTextName,
  loopsWith,
  type LoopName,
  type TemplateKind,
} from './placeholder-names.ts';
import { readPlaceholders, type Placeholder } from './read-placeholders.ts';
import type { PlaceInTemplate, TemplateProblem } from './template-problem.ts';
import type { TemplatePlace, TemplateText, TemplateTexts } from './template-text.ts';

/** A placeholder with the text that it stands in and the loops around it. */
export interface PlacedPlaceholder extends Placeholder {
  readonly in: TemplateText;
  readonly loops: readonly LoopName[];
}

interface Open {
  readonly placeholder: Placeholder;
  readonly at: PlaceInTemplate;
}

/** Letters on either side of what is told. */
const AROUND = 12;
const MOST_PROBLEMS = 200;

/** Everything that is wrong with the placeholders of a template (TP2, TP3, TP4, TP5), in the order of its file. */
export function checkPlaceholders(texts: TemplateTexts, kind: TemplateKind): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const placed: PlacedPlaceholder[] = [];
  let open: Open[] = [];
  let part: string | null = null;
  const endPart = () => {
    problems.push(
      ...open.map(({ placeholder, at }): TemplateProblem => ({
        kind: 'NOT_CLOSED',
        at,
        found: written(placeholder),
      })),
    );
    open = [];
  };
  for (const text of texts) {
    if (part !== partOf(text.place)) endPart();
    part = partOf(text.place);
    const { placeholders, strayBraces } = readPlaceholders(text.text);
    for (const position of strayBraces) {
      const at = placeIn(text, position, position + 1);
      problems.push({ kind: 'BRACE', at, found: text.text.charAt(position) });
    }
    for (const placeholder of placeholders) {
      const at = placeIn(text, placeholder.start, placeholder.end);
      if (placeholder.isDoubled) {
        const suggestion = written(placeholder);
        problems.push({ kind: 'DOUBLED', at, found: `{${suggestion}}`, suggestion });
      }
      if (placeholder.sign === '/') {
        problems.push(...close(open, placeholder, at));
        continue;
      }
      const loops = open.flatMap(({ placeholder: { name } }) => (isLoopName(name) ? [name] : []));
      placed.push({ ...placeholder, in: text, loops });
      problems.push(...checkName(placeholder, at, loops), ...checkBlock(placeholder, at, text));
      problems.push(...checkSheet(placeholder, at, text, open));
      if (placeholder.sign === '#' || placeholder.sign === '^') open.push({ placeholder, at });
    }
  }
  endPart();
  return [...problems, ...checkRequired(placed, kind)].slice(0, MOST_PROBLEMS);
}

function checkName(
  placeholder: Placeholder,
  at: PlaceInTemplate,
  loops: readonly LoopName[],
): TemplateProblem[] {
  const { sign, name } = placeholder;
  const found = written(placeholder);
  const right = rightSigns(name, loops);
  if (right.some((one) => one === sign)) return [];
  const [first] = right;
  if (first !== undefined) return [{ kind: 'WRONG_SIGN', at, found, suggestion: `{${first}${name}}` }];
  const homes = loopsWith(name);
  if (homes.length > 0 && sign === '') return [{ kind: 'OUTSIDE_LOOP', at, found, loops: homes }];
  const suggestion = nearestPlaceholder(found, loops.at(-1) ?? null);
  return [{ kind: 'UNKNOWN_NAME', at, found, suggestion }];
}

/** The signs under which a name is known at its place. */
function rightSigns(name: string, loops: readonly LoopName[]): Placeholder['sign'][] {
  if (isTextName(name) || loops.some((loop) => isNameIn(loop, name))) return [''];
  if (isBlockName(name)) return ['@'];
  return isLoopName(name) || isConditionName(name) ? ['#', '^'] : [];
}

function close(open: Open[], placeholder: Placeholder, at: PlaceInTemplate): TemplateProblem[] {
  const found = written(placeholder);
  const index = open.findLastIndex((one) => one.placeholder.name === placeholder.name);
  if (index < 0) return [{ kind: 'NOT_OPENED', at, found }];
  const inner = open.slice(index + 1).at(-1);
  const [opened] = open.splice(index);
  if (inner) return [{ kind: 'CROSSED', at, found, expected: `{/${inner.placeholder.name}}` }];
  return opened && !isOneRange(opened.at.place, at.place) ? [{ kind: 'ACROSS_ROWS', at, found }] : [];
}

/** Both outside of tables, or both in one row: only whole paragraphs, or whole rows, can be repeated. */
function isOneRange(from: TemplatePlace, to: TemplatePlace): boolean {
  if (from.kind === 'PARAGRAPH' || to.kind === 'PARAGRAPH') return from.kind === to.kind;
  if (from.kind === 'CELL' && to.kind === 'CELL') return from.table === to.table && from.row === to.row;
  return from.kind === 'SHEET' && to.kind === 'SHEET' && from.sheet === to.sheet && from.row === to.row;
}

function checkBlock(
  placeholder: Placeholder,
  at: PlaceInTemplate,
  { place, text, endsSection }: TemplateText,
): TemplateProblem[] {
  if (placeholder.sign !== '@' || !isBlockName(placeholder.name) || place.kind === 'SHEET') return [];
  const refuse = (reason: 'OTHER_TEXT' | 'IN_TABLE' | 'NOT_IN_BODY' | 'ENDS_SECTION'): TemplateProblem[] => [
    { kind: 'BLOCK_NOT_ALONE', at, found: written(placeholder), reason },
  ];
  if (place.part !== 'BODY') return refuse('NOT_IN_BODY');
  if (place.kind === 'CELL') return refuse('IN_TABLE');
  const rest = text.slice(0, placeholder.start) + text.slice(placeholder.end);
  if (rest.trim() !== '') return refuse('OTHER_TEXT');
  return endsSection === true ? refuse('ENDS_SECTION') : [];
}

/** What a workbook cannot do: its rows are the only thing that is repeated. */
function checkSheet(
  placeholder: Placeholder,
  at: PlaceInTemplate,
  { place, text }: TemplateText,
  open: readonly Open[],
): TemplateProblem[] {
  const { sign, name } = placeholder;
  if (place.kind !== 'SHEET') return [];
  const refuse = (reason: 'BLOCK' | 'CONDITION' | 'SECOND_LOOP'): TemplateProblem[] => [
    { kind: 'NOT_IN_SHEET', at, found: written(placeholder), reason },
  ];
  if (sign === '@' && isBlockName(name)) return refuse('BLOCK');
  if (sign === '^' || (sign === '#' && isConditionName(name))) return refuse('CONDITION');
  if (sign !== '#') return [];
  const before = text.slice(0, placeholder.start);
  return open.length > 0 || /\{#/.test(before) ? refuse('SECOND_LOOP') : [];
}

function written({ sign, name }: Placeholder): string {
  return `{${sign}${name}}`;
}

/** The place of a passage, with the words around it. */
export function placeIn({ place, text }: TemplateText, start: number, end: number): PlaceInTemplate {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const cut = text.slice(from, to).replace(/\s+/g, ' ');
  return { place, around: `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}` };
}

/** What a loop may not cross: a header, the body, a sheet. */
function partOf(place: TemplatePlace): string {
  return place.kind === 'SHEET' ? `sheet ${place.sheet}` : place.part;
}
