/** From the centre down to who uses the money: 中央, 自治区, 地州市, 县市区, 企业. */
export const AdministrativeLevel = {
  CENTRAL: 'CENTRAL',
  REGION: 'REGION',
  PREFECTURE: 'PREFECTURE',
  COUNTY: 'COUNTY',
  ENTERPRISE: 'ENTERPRISE',
} as const;

export type AdministrativeLevel = keyof typeof AdministrativeLevel;
