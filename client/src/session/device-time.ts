import type { DeviceTime } from '@attain/shared/sync/mutation';

/** The device's clocks, whole milliseconds. */
export function deviceTime(): DeviceTime {
  return {
    wallMs: Date.now(),
    monoMs: Math.round(performance.now()),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
