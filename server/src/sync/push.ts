import type { DeviceTime } from '@attain/shared/sync/mutation';

/** One mutation as it came over the wire: name and arguments are not read yet. */
export interface PushedMutation {
  readonly id: string;
  readonly seq: number;
  readonly prev: string;
  readonly name: string;
  readonly groupId: string | null;
  readonly args: unknown;
  readonly device: DeviceTime;
}

export interface Push {
  /** The server epoch that the device knows; null at its first contact. */
  readonly epoch: string | null;
  readonly clientId: string;
  readonly mutations: readonly PushedMutation[];
  /** How many mutations the device holds that have no verdict yet, these included. */
  readonly pending: number;
}
