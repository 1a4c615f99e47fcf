import type { Measurement } from './measurement.ts';

export function measureClient(): Promise<Measurement[]> {
  return Promise.resolve([]);
}
