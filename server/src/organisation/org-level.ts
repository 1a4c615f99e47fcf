/** The level of an organisation unit: 自治区, 地州市, 县市区, 企业. */
export const OrgLevel = {
  REGION: 'REGION',
  PREFECTURE: 'PREFECTURE',
  COUNTY: 'COUNTY',
  ENTERPRISE: 'ENTERPRISE',
} as const;

export type OrgLevel = keyof typeof OrgLevel;
