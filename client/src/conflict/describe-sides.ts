import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { describeConflictValue } from '../messages/describe-entry.ts';
import { formatWhen } from '../messages/format-when.ts';
import type { Choice } from './use-choice.ts';
import type { ConflictView } from './use-conflict.ts';

export interface SideDescription {
  readonly choice: Choice;
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

/** Both values with who entered them and when; neither comes before the other but by place. */
export function describeSides(
  view: ConflictView,
  deviceNames: Readonly<Record<string, string>>,
  now: Date,
): readonly SideDescription[] {
  const { conflict, names, standing, isMineHere } = view;
  const { mine, theirs } = conflict;
  const deviceOf = (clientId: string, isHere: boolean) => {
    const name = deviceNames[clientId];
    if (isHere) return name ? words.thisDeviceNamed(name) : words.thisDevice;
    return name || words.otherDevice;
  };
  const whose = (side: typeof mine, isHere: boolean) =>
    words.by(deviceOf(side.clientId, isHere), side.byName, formatWhen(side.at, now));
  const hasMoved = standing !== theirs.value;
  return [
    {
      choice: 'mine',
      label: isMineHere ? words.mine : words.of(mine.byName),
      value: describeConflictValue(conflict, mine.value, names),
      detail: whose(mine, isMineHere),
    },
    {
      choice: 'theirs',
      label: isMineHere ? words.theirs : words.of(theirs.byName),
      value: describeConflictValue(conflict, standing, names),
      detail: hasMoved ? words.standing : whose(theirs, false),
    },
  ];
}
