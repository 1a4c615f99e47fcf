/** Where money of a self-evaluation comes from: 中央补助, 地方资金, 其他资金. */
export const FundSource = { CENTRAL: 'CENTRAL', LOCAL: 'LOCAL', OTHER: 'OTHER' } as const;

export type FundSource = keyof typeof FundSource;
