import { CONFLICT_MESSAGES as words } from '../messages/conflict.messages.ts';
import { describeConflictValue } from '../messages/describe-entry.ts';
import { formatWhen } from '../messages/format-when.ts';
import { describeTotalWith } from './score-side.ts';
import type { Choice } from './use-choice.ts';
import type { ConflictView, Source } from './use-conflict.ts';

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
  const { conflict, names, standing, mineFrom, theirsFrom, form } = view;
  const { mine, theirs } = conflict;
  const deviceOf = (clientId: string, from: Source) => {
    const name = deviceNames[clientId];
    if (from === 'HERE') return name ? words.thisDeviceNamed(name) : words.thisDevice;
    return name || (from === 'OWN_DEVICE' ? words.ownOtherDevice : words.otherDevice);
  };
  const whose = (side: typeof mine, from: Source) =>
    words.by(deviceOf(side.clientId, from), side.byName, formatWhen(side.at, now));
  const hasMoved = standing !== theirs.value;
  return [
    {
      choice: 'mine',
      label: labelOf(mine, mineFrom, theirsFrom),
      value: describeConflictValue(conflict, mine.value, names),
      detail: whose(mine, mineFrom),
      total: describeTotalWith(form, conflict, mine.value),
    },
    {
      choice: 'theirs',
      label: labelOf(theirs, theirsFrom, mineFrom),
      value: describeConflictValue(conflict, standing, names),
      detail: hasMoved ? words.standing : whose(theirs, theirsFrom),
      total: describeTotalWith(form, conflict, standing),
    },
  ];
}

/** @param other Where the other value comes from. */
function labelOf(side: ConflictView['conflict']['mine'], from: Source, other: Source): string {
  if (from === 'SOMEBODY') return other === 'SOMEBODY' ? words.of(side.byName) : words.theirs;
  // A person's two devices are no two sides.
  if (other === 'SOMEBODY') return words.mine;
  return from === 'HERE' ? words.ownHere : words.ownOther;
}
