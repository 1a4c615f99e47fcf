// Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { faultSwitch } from './world/fault-switch.ts';

// The server's own fault points, which end a process in the fault suite, end the simulated one here.
vi.mock('../../server/src/sync/fault-point.ts', () => ({
  reachFaultPoint: (point: Parameters<typeof faultSwitch.reach>[0]) => faultSwitch.reach(point),
}));
