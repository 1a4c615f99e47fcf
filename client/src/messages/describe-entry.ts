import { readProposal } from '@attain/shared/amendment/read-proposal';
import { codeOfKey } from '@attain/shared/finding-answer/finding-key';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { parseTargetText } from '@attain/shared/indicator-value/parse-target-text';
import { indicatorOfPlace, type StatementPlace } from '@attain/shared/statement/statement-place';
import type { MutationArgs } from '@attain/shared/sync/mutation';
import type { FieldConflictRow } from '../api/form-rows.ts';
import type { IndicatorRow } from '../api/reference-rows.ts';
import type { EntryNames } from '../local-data/load-entry-names.ts';
import type { NewEntry } from '../local-data/mutation-chain.ts';
import { CONFLICT_MESSAGES } from './conflict.messages.ts';
import { ENTRY_MESSAGES as words } from './entry.messages.ts';
import { titleOfRule } from './finding.messages.ts';
import { formatShare } from './format-share.ts';
import { EXECUTION_FIELD_WORDS, FIELD_WORDS, FUND_SOURCE_WORDS } from './self-evaluation.messages.ts';
import { describeStatementPlace } from './statement.messages.ts';

export interface EntryDescription {
  /** The indicator, the source of money or the form. */
  readonly title: string;
  /** The field or the step. */
  readonly what: string;
  /** What was entered; '' for a step without a text. */
  readonly value: string;
  /** Unit and target table. */
  readonly place: string;
}

/** One thing that a person did, in words. What this device cannot name (any more) gets a general word. */
export function describeEntry({ name, args }: NewEntry, names: EntryNames): EntryDescription {
  if (name === 'finding.answer@1' || name === 'finding.revoke@1') {
    const code = codeOfKey(args.key);
    return {
      title: words.finding(code, titleOfRule(code)),
      what: name === 'finding.answer@1' ? words.answerFinding : words.revokeAnswer,
      value: args.reason,
      place: names.rounds.get(args.roundId)?.name ?? words.unknownRound,
    };
  }
  const form = names.forms.get(args.selfEvaluationId);
  const formTitle = form?.table?.title ?? words.unknownForm;
  const place = [form?.unit?.shortName, form?.table?.title].filter(Boolean).join(' · ');
  switch (name) {
    case 'actual.set@1': {
      const indicator = names.indicators.get(args.indicatorId);
      const title = indicator?.level3 ?? words.unknownIndicator;
      const value = args.value === null ? words.cleared : withUnit(args.value, args.field, indicator);
      return { title, what: FIELD_WORDS[args.field], value, place };
    }
    case 'execution.set@1': {
      const value = args.value === null ? words.cleared : words.amount(formatFenInWanyuan(args.value));
      return { title: FUND_SOURCE_WORDS[args.source], what: EXECUTION_FIELD_WORDS[args.field], value, place };
    }
    case 'statement.set@1': {
      const { title, what } = describeStatement(args.place, names);
      return { title, what, value: args.value ?? words.cleared, place };
    }
    case 'form.submit@1':
      return { title: formTitle, what: words.submit, value: '', place };
    case 'form.review@1': {
      const marks = args.marks.length > 0 ? words.marks(args.marks.length) : '';
      const what = args.outcome === 'APPROVED' ? words.approve : words.returned;
      return { title: formTitle, what, value: [args.comment, marks].filter(Boolean).join('；'), place };
    }
    case 'form.reopen@1':
      return { title: formTitle, what: words.reopen, value: args.reason, place };
    case 'comment.add@1': {
      const indicator = names.indicators.get(args.indicatorId ?? '');
      return { title: indicator?.level3 ?? formTitle, what: words.comment, value: args.text, place };
    }
    case 'evidence.add@1': {
      const indicator = names.indicators.get(args.indicatorId);
      const title = indicator?.level3 ?? words.unknownIndicator;
      return { title, what: words.addEvidence, value: args.fileName, place };
    }
    case 'evidence.remove@1':
      return {
        title: formTitle,
        what: words.removeEvidence,
        value: names.evidence.get(args.evidenceId) ?? '',
        place,
      };
    case 'amendment.decide@1': {
      const what = args.outcome === 'ACCEPTED' ? words.acceptAmendment : words.rejectAmendment;
      return { title: formTitle, what, value: args.reason, place };
    }
    case 'work.recover@1':
      return { title: formTitle, what: words.recover, value: recoveredText(args), place };
    case 'conflict.resolve@1':
      return { ...describeChoice(args, formTitle, names), place };
  }
}

function describeChoice(
  { conflictId, value }: MutationArgs['conflict.resolve@1'],
  formTitle: string,
  names: EntryNames,
) {
  const conflict = names.conflicts.get(conflictId);
  if (!conflict) {
    return { title: formTitle, what: words.resolve, value: describeLostChoice(value) };
  }
  const { title, what } = describeConflictField(conflict, names);
  const chosen = value === null ? words.cleared : describeConflictValue(conflict, value, names);
  return { title, what: words.resolveOf(what), value: chosen };
}

/** What was chosen in a conflict that nobody has any more. */
export function describeLostChoice(value: string | null): string {
  return value === null ? words.cleared : words.ofLostConflict(value);
}

/** What the entry in the file says, as far as it can be read without its form. */
function recoveredText({ name, args }: MutationArgs['work.recover@1']): string {
  return readProposal(name, args, () => null)?.value ?? words.cleared;
}

function describeStatement(place: StatementPlace, names: EntryNames) {
  const { subject, what } = describeStatementPlace(place);
  const indicator = names.indicators.get(indicatorOfPlace(place) ?? '');
  return { title: subject ?? indicator?.level3 ?? words.unknownIndicator, what };
}

/** The field that two values are for, or that one is proposed for. */
export type CellPlace = Pick<FieldConflictRow, 'subject' | 'subjectKey' | 'field'>;

/** The field that a conflict is about. */
export function describeConflictField(
  { subject, subjectKey, field }: CellPlace,
  names: EntryNames,
): { readonly title: string; readonly what: string } {
  if (subject === 'INDICATOR_ACTUAL') {
    const title = names.indicators.get(subjectKey)?.level3 ?? words.unknownIndicator;
    return { title, what: wordOf(FIELD_WORDS, field) };
  }
  if (subject === 'FORM_STATEMENT') return describeStatement(subjectKey as StatementPlace, names);
  return { title: wordOf(FUND_SOURCE_WORDS, subjectKey), what: wordOf(EXECUTION_FIELD_WORDS, field) };
}

/** A value of a conflict as people read it; money travels as whole fen in digits. */
export function describeConflictValue(
  { subject, subjectKey, field }: CellPlace,
  value: string | null,
  names: EntryNames,
): string {
  if (value === null) return CONFLICT_MESSAGES.notFilled;
  if (subject === 'FUND_EXECUTION') return CONFLICT_MESSAGES.amount(formatFenInWanyuan(Number(value)));
  return withUnit(value, field, names.indicators.get(subjectKey));
}

/** A bare figure with the unit of its target, as the form shows it; any other text as it was entered. */
function withUnit(value: string, field: string, indicator: IndicatorRow | undefined): string {
  if (field === 'completion') return `${formatShare(value)}%`;
  if (field !== 'valueText' || !indicator || !/^[\d.,]+$/.test(value)) return value;
  const target = parseTargetText(indicator.targetText);
  const unit = target.kind === 'quantity' ? target.unit : null;
  if (unit === null) return value;
  return unit === '%' ? `${value}%` : `${value} ${unit}`;
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
