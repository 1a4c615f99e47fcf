import type { Plugin } from 'vitest/config';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';

/** Which mutant lives; none for any other value. Read by the planted sources at run time. */
export const SWITCH = 'attainMutant';

/** Puts every mutant into the sources as they are loaded, each asleep until its name is in the switch. */
export function plantMutants(): Plugin {
  return {
    name: 'plant-mutants',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0] ?? id;
      const planted = MUTANTS.reduce((text, mutant) => plant(text, path, mutant), code);
      return planted === code ? undefined : { code: planted, map: null };
    },
  };
}

/** @throws Error when the place is not there any more: the mutant must follow the code. */
function plant(code: string, path: string, { name, changes }: Mutant): string {
  return changes.reduce((text, { file, find, replace }) => {
    if (!path.endsWith(`/${file}`)) return text;
    if (text.split(find).length !== 2) throw new Error(`mutant ${name}: ${file} does not have once: ${find}`);
    const isAwake = `((globalThis as Record<string, unknown>)['${SWITCH}'] === '${name}')`;
    return text.replace(find, () => replace.replaceAll('MUTANT', isAwake));
  }, code);
}
