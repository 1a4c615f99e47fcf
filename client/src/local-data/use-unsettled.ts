import type { Grant } from '@attain/shared/organisation/scope';
import { effectScope, onScopeDispose, type EffectScope } from 'vue';
import { countOutbox } from './count-outbox.ts';
import type { LocalDatabase } from './database.ts';
import { loadUnsentEvidence } from './load-unsent-evidence.ts';
import { useLiveQuery } from './use-live-query.ts';
import { useWorkspace } from './workspace.ts';

const counting = new WeakMap<LocalDatabase, { users: number; scope: EffectScope; query: Counted }>();

/**
 * How much of this device's work is not settled: one question to the database for all places of the page that show its
 * answer, since it is asked after every entry. It lives as long as somebody uses it.
 */
export function useUnsettled(): Counted {
  const { database, reader } = useWorkspace();

  const found = counting.get(database);
  // Detached: it must outlast whichever component came first.
  const scope = found?.scope ?? effectScope(true);
  const query = found?.query ?? scope.run(() => countInDatabase(database, reader.grants));
  if (!query) throw new Error('the scope has ended');
  const shared = found ?? { users: 0, scope, query };
  shared.users += 1;
  counting.set(database, shared);
  onScopeDispose(() => {
    shared.users -= 1;
    if (shared.users > 0) return;
    counting.delete(database);
    scope.stop();
  });
  return query;
}

type Counted = ReturnType<typeof countInDatabase>;

function countInDatabase(database: LocalDatabase, grants: readonly Grant[]) {
  return useLiveQuery(
    () => 'all',
    () =>
      // One transaction: one moment of all tables. Between two a photograph could be counted twice, or not at all.
      database.transaction('r', database.tables, async () => {
        const [outbox, evidence] = await Promise.all([
          countOutbox(database, grants),
          loadUnsentEvidence(database),
        ]);
        return { outbox, evidence };
      }),
  );
}
