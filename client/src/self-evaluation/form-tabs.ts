import { FORM_MESSAGES as words } from '../messages/self-evaluation.messages.ts';
import type { TabItem } from '../ui/tab-item.ts';
import type { ScoredForm } from '../scoring/scored-form.ts';

/** No level 1 is named like this. */
export const FUNDS_TAB = 'funds';

/** 资金 first, then each level 1, with what is done of it. */
export function formTabs(scored: ScoredForm): readonly TabItem[] {
  const { execution, levels } = scored;
  return [
    { key: FUNDS_TAB, label: words.funds, note: words.done(execution.done, execution.all) },
    ...levels.map(({ level1, shortName, done, all }) => ({
      key: level1,
      label: shortName,
      note: words.done(done, all),
    })),
  ];
}
