import { checkIndicator } from '@attain/shared/indicator/check-indicator';
import { ConfigError } from '../config-error.ts';
import type { DemonstrationFacts } from './facts.ts';

/** Every indicator must be set up so that it can be rolled up and scored (AE6): found before it is stored. */
export function assertIndicators(facts: DemonstrationFacts, file: string): void {
  const regionKey = facts.targetTables[0]?.key ?? '';
  for (const { key, scheme, indicators } of facts.targetTables) {
    const levels = facts.schemes.find((one) => one.key === scheme)?.content.levels ?? {};
    for (const [index, indicator] of indicators.entries()) {
      const position = index + 1;
      const { feedsPosition } = indicator;
      const violations = checkIndicator(
        {
          ...indicator,
          id: `${key} ${position}`,
          position,
          weight: null,
          parentIndicatorId: feedsPosition === null ? null : `${regionKey} ${feedsPosition}`,
        },
        Object.keys(levels),
      );
      if (violations.length > 0) {
        const codes = violations.map(({ code }) => code).join(', ');
        throw new ConfigError(
          `demonstration data ${file}: "${indicator.level3}" of the table "${key}": ${codes}`,
        );
      }
    }
  }
}
