import { shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import type { DeviceDatabase } from '../local-data/database.ts';
import { readTheme, writeTheme } from '../local-data/device-store.ts';
import type { ThemeChoice } from '../local-data/stored-records.ts';

export interface ThemeKeeper {
  readonly choice: Readonly<ShallowRef<ThemeChoice>>;
  restore(): Promise<void>;
  choose(choice: ThemeChoice): Promise<void>;
}

export const THEME: InjectionKey<ThemeKeeper> = Symbol('theme');

/** Light, dark or as the system says; set on `html` for our tokens and for Vant's. */
export function createThemeKeeper(device: DeviceDatabase): ThemeKeeper {
  const choice = shallowRef<ThemeChoice>('system');

  function apply(next: ThemeChoice): void {
    choice.value = next;
    const { dataset, classList } = document.documentElement;
    if (next === 'system') delete dataset['theme'];
    else dataset['theme'] = next;
    classList.toggle('van-theme-dark', next === 'dark');
    classList.toggle('van-theme-light', next === 'light');
  }

  return {
    choice,
    async restore() {
      apply(await readTheme(device).catch(() => 'system' as const));
    },
    async choose(next) {
      apply(next);
      await writeTheme(device, next);
    },
  };
}
