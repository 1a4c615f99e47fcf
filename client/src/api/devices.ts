import type { ResultOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';

const DeviceFragment = graphql(`
  fragment DeviceRow on DeviceState {
    clientId
    label
    platform
    ownerName
    unitNames
    pending
    delivered
    lastSeenAt
    lostCount
    lostAt
  }
`);

const OwnDevicesQuery = graphql(
  `
    query OwnDevices {
      ownDevices {
        ...DeviceRow
      }
    }
  `,
  [DeviceFragment],
);

const DevicesWithUnsentWorkQuery = graphql(
  `
    query DevicesWithUnsentWork {
      devicesWithUnsentWork {
        ...DeviceRow
      }
    }
  `,
  [DeviceFragment],
);

const DeviceNamesQuery = graphql(`
  query DeviceNames($selfEvaluationId: ID!) {
    deviceNames(selfEvaluationId: $selfEvaluationId) {
      clientId
      label
      platform
    }
  }
`);

const NameDeviceMutation = graphql(`
  mutation NameDevice($device: DeviceNameInput!) {
    nameDevice(device: $device)
  }
`);

const ReportLossMutation = graphql(`
  mutation ReportLoss($clientId: ID!, $count: SafeInt!) {
    reportLoss(clientId: $clientId, count: $count)
  }
`);

/** One installation of the app, as the server knows it. */
export type DeviceRow = ResultOf<typeof DeviceFragment>;

export type DeviceName = Pick<DeviceRow, 'clientId' | 'label' | 'platform'>;

export async function fetchOwnDevices(viewerId: string): Promise<Outcome<readonly DeviceRow[]>> {
  const outcome = await queryServer(OwnDevicesQuery, {}, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.ownDevices } : outcome;
}

export async function fetchDevicesWithUnsentWork(viewerId: string): Promise<Outcome<readonly DeviceRow[]>> {
  const outcome = await queryServer(DevicesWithUnsentWorkQuery, {}, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.devicesWithUnsentWork } : outcome;
}

export async function fetchDeviceNames(
  selfEvaluationId: string,
  viewerId: string,
): Promise<Outcome<readonly DeviceName[]>> {
  const outcome = await queryServer(DeviceNamesQuery, { selfEvaluationId }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.deviceNames } : outcome;
}

export async function nameDevice(device: DeviceName, viewerId: string): Promise<Outcome<boolean>> {
  const outcome = await mutateServer(NameDeviceMutation, { device }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.nameDevice } : outcome;
}

export async function reportLoss(
  clientId: string,
  count: number,
  viewerId: string,
): Promise<Outcome<boolean>> {
  const outcome = await mutateServer(ReportLossMutation, { clientId, count }, { viewerId });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.reportLoss } : outcome;
}
