import { ratioOf, type Ratio } from '../indicator-value/ratio.ts';

/** Above this completion a row asks for an explanation; the limit of the field, where far above means 30 % and more. */
export const OVERSHOOT_LIMIT: Ratio = ratioOf(13n, 10n);
