import { DomainError } from '@attain/shared/errors/domain-error';
import { GraphQLSafeInt } from 'graphql-scalars';
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graphql/context.ts';
import { DeviceName, DeviceState } from './device-state.ts';
import { DeviceNameInput } from './device.inputs.ts';
import type { DeviceService } from './device.service.ts';

@Resolver()
export class DeviceResolver {
  constructor(private readonly devices: DeviceService) {}

  @Authorized()
  @Query(() => [DeviceState], { description: 'Every device that the caller has sent from.' })
  ownDevices(@Ctx() context: RequestContext): Promise<DeviceState[]> {
    return this.devices.ownDevices(viewerId(context));
  }

  @Authorized()
  @Query(() => [DeviceState], {
    description:
      'Devices that held unsent work when they were last heard, or lost some lately: of people in units that the caller reviews or manages.',
  })
  devicesWithUnsentWork(@Ctx() { viewer }: RequestContext): Promise<DeviceState[]> {
    return this.devices.devicesWithUnsentWork(viewer?.grants ?? []);
  }

  @Authorized()
  @Query(() => [DeviceName], { description: 'Names of the devices whose values met in one form.' })
  deviceNames(
    @Arg('selfEvaluationId', () => ID) selfEvaluationId: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<DeviceName[]> {
    return this.devices.deviceNames(viewer?.grants ?? [], selfEvaluationId);
  }

  @Authorized()
  @Mutation(() => Boolean)
  nameDevice(
    @Arg('device', () => DeviceNameInput) device: DeviceNameInput,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return this.devices.nameDevice(viewerId(context), device);
  }

  @Authorized()
  @Mutation(() => Boolean, {
    description:
      'What a wiped device held will not come any more; `count`: as far as the device itself knew.',
  })
  reportLoss(
    @Arg('clientId', () => ID) clientId: string,
    @Arg('count', () => GraphQLSafeInt) count: number,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return this.devices.reportLoss(viewerId(context), clientId, count);
  }
}

function viewerId({ viewer }: RequestContext): string {
  if (!viewer) throw new DomainError('NOT_SIGNED_IN', {});
  return viewer.userId;
}
