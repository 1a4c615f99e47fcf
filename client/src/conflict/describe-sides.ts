import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { describeConflictValue } from '../messages/describe-entry.ts';
import { formatWhen } from '../messages/format-when.ts';
import { describeTotalWith } from './score-side.ts';
import type { Choice } from './use-choice.ts';
import type { ConflictView } from './use-conflict.ts';

export interface SideDescription {
  readonly choice: Choice;
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  /** What the form would score in all with this value; null where it earns nothing. */
  readonly total: string | null;
}

/** Both values with who entered them and when; neither comes before the other but by place. */
export function describeSides(
  view: ConflictView,
  deviceNames: Readonly<Record<string, string>>,
  now: Date,
): readonly SideDescription[] {
  const { conflict, names, standing, isMineHere, isOnePerson, form } = view;
  const { mine, theirs } = conflict;
  const deviceOf = (clientId: string, isHere: boolean) => {
    const name = deviceNames[clientId];
    if (isHere) return name ? words.thisDeviceNamed(name) : words.thisDevice;
    return name || (isOnePerson ? words.ownOtherDevice : words.otherDevice);
  };
  const whose = (side: typeof mine, isHere: boolean) =>
    words.by(deviceOf(side.clientId, isHere), side.byName, formatWhen(side.at, now));
  const hasMoved = standing !== theirs.value;
  return [
    {
      choice: 'mine',
      label: labelOfMine(view),
      value: describeConflictValue(conflict, mine.value, names),
      detail: whose(mine, isMineHere),
      total: describeTotalWith(form, conflict, mine.value),
    },
    {
      choice: 'theirs',
      label: labelOfTheirs(view),
      value: describeConflictValue(conflict, standing, names),
      detail: hasMoved ? words.standing : whose(theirs, false),
      total: describeTotalWith(form, conflict, standing),
    },
  ];
}

function labelOfMine({ conflict, isMineHere, isOnePerson }: ConflictView): string {
  if (!isMineHere) return isOnePerson ? words.ownOther : words.of(conflict.mine.byName);
  return isOnePerson ? words.ownHere : words.mine;
}

/** A person's two devices are no two sides. */
function labelOfTheirs({ conflict, isMineHere, isTheirsHere, isOnePerson }: ConflictView): string {
  if (isOnePerson) return isTheirsHere ? words.ownHere : words.ownOther;
  return isMineHere ? words.theirs : words.of(conflict.theirs.byName);
}
