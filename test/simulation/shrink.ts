import type { Plan, Step } from './steps/step.ts';

/** Whether a plan still shows what is being looked for. */
export type Shows = (plan: Plan) => Promise<boolean>;

/**
 * Leaves out steps and makes the others simpler for as long as the plan shows the same: first halves, then quarters …,
 * then single steps (delta debugging, Zeller 1999).
 *
 * @param maxRuns The best so far is answered when so many runs did not bring it to an end.
 */
export async function shrink(plan: Plan, shows: Shows, maxRuns = 400): Promise<Plan> {
  let best = plan;
  let runs = 0;
  const tryOut = async (steps: readonly Step[]): Promise<boolean> => {
    if (runs >= maxRuns) return false;
    runs += 1;
    const candidate = { ...best, steps };
    if (!(await shows(candidate))) return false;
    best = candidate;
    return true;
  };

  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < best.steps.length;) {
      const without = [...best.steps.slice(0, start), ...best.steps.slice(start + size)];
      if (without.length === best.steps.length || !(await tryOut(without))) start += size;
    }
  }
  for (let place = 0; place < best.steps.length; place += 1) {
    for (const simpler of simplerThan(best.steps[place])) {
      if (await tryOut(best.steps.toSpliced(place, 1, simpler))) break;
    }
  }
  for (let place = best.steps.length - 1; place >= 0; place -= 1)
    await tryOut(best.steps.toSpliced(place, 1));
  return best;
}

function simplerThan(step: Step | undefined): readonly Step[] {
  if (!step) return [];
  if (step.do === 'together') return [step.first, step.second];
  const calm: Step[] = [];
  if ('crash' in step && step.crash) {
    const { crash: _crash, ...rest } = step;
    calm.push(rest);
  }
  if (step.do === 'sync' && step.fates.length > 0) {
    calm.push({ ...step, fates: [] });
    calm.push({ ...step, fates: step.fates.slice(0, 1) });
  }
  if (step.do === 'send' && step.fates.length > 0) calm.push({ ...step, fates: [] });
  if ('tab' in step && step.tab > 0) calm.push({ ...step, tab: 0 });
  return calm;
}
