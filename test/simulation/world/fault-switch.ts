import type { FaultPoint } from '../../../server/src/sync/fault-point.ts';

/** What happens when a push passes a fault point; the world in which it runs sets it. */
export const faultSwitch: { reach: (point: FaultPoint) => void } = { reach: () => undefined };
