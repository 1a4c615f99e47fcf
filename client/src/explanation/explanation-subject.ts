/** What is being explained: the total, the execution, a level 1, one row. */
export type ExplanationSubject =
  | { readonly kind: 'total' }
  | { readonly kind: 'execution' }
  | { readonly kind: 'level'; readonly level1: string }
  | { readonly kind: 'row'; readonly indicatorId: string };
