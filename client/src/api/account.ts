import type { ResultOf } from 'gql.tada';
import { mutateServer, queryServer } from './call-server.ts';
import { graphql } from './graphql.ts';
import type { Outcome } from './outcome.ts';
import { OrgUnitFragment } from './reference-rows.ts';

const ViewerFragment = graphql(
  `
    fragment ViewerRow on Viewer {
      id
      accountName
      displayName
      assignments {
        role
        orgUnit {
          ...OrgUnitRow
        }
      }
    }
  `,
  [OrgUnitFragment],
);

/** The signed-in person. */
export type Viewer = ResultOf<typeof ViewerFragment>;

const ViewerQuery = graphql(
  `
    query Viewer {
      viewer {
        ...ViewerRow
      }
    }
  `,
  [ViewerFragment],
);

const SignInMutation = graphql(
  `
    mutation SignIn($accountName: String!, $password: String!) {
      signIn(accountName: $accountName, password: $password) {
        ...ViewerRow
      }
    }
  `,
  [ViewerFragment],
);

const SignOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** Whom the server takes this browser for. */
export async function fetchViewer(): Promise<Outcome<Viewer>> {
  const outcome = await queryServer(ViewerQuery, {});
  if (outcome.kind !== 'ok') return outcome;
  const { viewer } = outcome.value;
  return viewer ? { kind: 'ok', value: viewer } : { kind: 'signed-out' };
}

export async function signIn(accountName: string, password: string): Promise<Outcome<Viewer>> {
  const outcome = await mutateServer(SignInMutation, { accountName, password });
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.signIn } : outcome;
}

export async function signOut(): Promise<Outcome<boolean>> {
  const outcome = await mutateServer(SignOutMutation, {});
  return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.signOut } : outcome;
}
