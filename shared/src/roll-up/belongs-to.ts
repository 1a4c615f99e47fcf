import type { ChildForm, ParentTable } from './child-form.ts';

/** A unit may hold several tables: a form whose rows all feed another one of them is that one's (RU22). */
export function belongsTo(
  { indicators }: Pick<ParentTable, 'indicators'>,
  form: { readonly indicators: readonly Pick<ChildForm['indicators'][number], 'parentIndicatorId'>[] },
): boolean {
  const fed = form.indicators.flatMap(({ parentIndicatorId }) => parentIndicatorId ?? []);
  return fed.length === 0 || indicators.some(({ id }) => fed.includes(id));
}
