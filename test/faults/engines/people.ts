import { setTimeout as sleep } from 'node:timers/promises';
import { signedIn } from '../../support/api-client.ts';

const QUERIES = [
  'query Viewer { viewer { id displayName } }',
  'query OwnDevices { ownDevices { clientId pending } }',
  'query ReportVersions { reportVersions(roundId: "round-2024") { id } }',
  'query FormScore { formScore(selfEvaluationId: "form-changji-main") { totalInCentipoints } }',
];
const LOOKS_EVERY_MS = 100;

/** People at their desks, who ask one thing after the other until they are told to stop. */
export function startPeople(origin: string): { stop(): Promise<readonly number[]> } {
  const times: number[] = [];
  let isOver = false;
  const lookAround = async (query: string) => {
    const api = await signedIn(origin, 'region-manage');
    while (!isOver) {
      const begun = performance.now();
      await api.request(query);
      times.push(performance.now() - begun);
      await sleep(LOOKS_EVERY_MS);
    }
  };
  const people = QUERIES.map(lookAround);
  return {
    async stop() {
      isOver = true;
      await Promise.all(people);
      return times;
    },
  };
}
