import { DomainError } from '@attain/shared/errors/domain-error';
import type { Clock } from '../account/clock.ts';
import type { Database } from '../database/data-source.ts';
import { acceptPush } from './accept-push.ts';
import { checkPush } from './check-push.ts';
import { MutationFailed } from './decisions/mutation-failed.ts';
import { reachFaultPoint } from './fault-point.ts';
import { isOutage } from './is-outage.ts';
import type { PushAnswer } from './push-result.ts';
import type { Push } from './push.ts';

/** Where defects are told; nothing that people entered goes there. */
export interface DefectLog {
  error(details: object): void;
}

/** So often is a push tried before what stands in its way is taken for lasting. */
const MAX_ATTEMPTS = 3;

export class PushService {
  constructor(
    private readonly database: Database,
    private readonly now: Clock,
    private readonly log: DefectLog,
  ) {}

  /**
   * Takes what a device has entered, gives every mutation its verdict, and answers after the commit.
   *
   * A mutation that makes the server fail three times is QUARANTINED, and the others go on.
   *
   * @throws DomainError BATCH_TOO_LARGE, BAD_REQUEST, FORBIDDEN, NOT_SIGNED_IN; nothing is changed then
   */
  async push(userId: string, sent: Push): Promise<PushAnswer> {
    const push = checkPush(sent);
    const receivedAt = this.now().toISOString();
    const failures = new Map<string, number>();
    const poisonedIds = new Set<string>();
    for (let attempt = 1, outages = 0; ; attempt += 1) {
      const acceptance = { userId, receivedAt, poisonedIds, isCareful: attempt > 1 };
      try {
        const answer = await this.database.gate.run((manager) => acceptPush(manager, push, acceptance));
        reachFaultPoint('after-commit-before-reply');
        return answer;
      } catch (error) {
        if (error instanceof MutationFailed && !isOutage(error.cause)) {
          this.#count(error, failures, poisonedIds);
        } else if (error instanceof DomainError || ++outages >= MAX_ATTEMPTS) {
          throw error instanceof MutationFailed ? error.cause : error;
        }
      }
    }
  }

  #count({ mutationIds, cause }: MutationFailed, failures: Map<string, number>, poisonedIds: Set<string>) {
    for (const id of mutationIds) {
      const count = (failures.get(id) ?? 0) + 1;
      failures.set(id, count);
      if (count < MAX_ATTEMPTS) continue;
      poisonedIds.add(id);
      this.log.error({ event: 'mutation-quarantined', mutationId: id, err: cause });
    }
  }
}
