/** What a user does in a unit: 填报人, 审核人, 业务管理员, 审计, 系统管理员. Spelled the same in TypeScript, SQL and GraphQL. */
export const Role = {
  PREPARER: 'PREPARER',
  REVIEWER: 'REVIEWER',
  MANAGER: 'MANAGER',
  AUDITOR: 'AUDITOR',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;

export type Role = keyof typeof Role;
