import { describe, expect, it } from 'vitest';
import { assertAllAuthorised } from './authorisation.ts';

describe('assertAllAuthorised', () => {
  const none = { queries: [], mutations: [], subscriptions: [] };

  it('[C-22] refuses a field without a rule, wherever it stands', () => {
    for (const place of ['queries', 'mutations', 'subscriptions']) {
      const fields = { ...none, [place]: [{ schemaName: 'forgotten', roles: undefined }] };
      expect(() => assertAllAuthorised(fields)).toThrow('forgotten has no @Authorized');
    }
  });

  it('knows what is open to everybody', () => {
    const open = { ...none, queries: [{ schemaName: 'viewer' }], mutations: [{ schemaName: 'signIn' }] };
    expect(() => assertAllAuthorised(open)).not.toThrow();
  });
});
