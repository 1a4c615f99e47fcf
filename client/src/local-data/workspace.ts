import type { DeviceTime } from '@attain/shared/sync/mutation';
import { inject, type InjectionKey, type ShallowRef } from 'vue';
import type { FormReader } from './assemble-form.ts';
import type { LocalDatabase } from './database.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { NotSavedList } from './not-saved.ts';

/** Everything of one signed-in user on this device that pages work with. */
export interface Workspace {
  readonly userId: string;
  readonly database: LocalDatabase;
  readonly drafts: DraftKeeper;
  readonly notSaved: NotSavedList;
  readonly reader: FormReader;
  readonly deviceTime: () => DeviceTime;
  /** Something was entered: it may be sent. */
  readonly onEntered: () => void;
}

export const WORKSPACE: InjectionKey<Readonly<ShallowRef<Workspace | null>>> = Symbol('workspace');

/** The signed-in user's workspace. Only for pages behind the router's guard: without a user it is a defect. */
export function useWorkspace(): Workspace {
  const workspace = inject(WORKSPACE)?.value;
  if (!workspace) throw new Error('a page that needs a signed-in user was opened without one');
  return workspace;
}
