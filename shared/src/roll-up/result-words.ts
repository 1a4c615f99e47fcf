/**
 * What a row says that is met or not: words of the field's tables, which the rules of scoring read (SC3). They hold
 * no figures, so that none is taken for the value.
 */
export const RESULT_WORDS = {
  ALL: '全部达成',
  PARTLY: '部分达成',
  NONE: '未达成',
  NOT_ALL: '未全部达成',
  /** 未 keeps a table that is not yet whole from being read as a statement of full achievement. */
  NOT_ALL_REPORTED: '未全部报送',
} as const;
