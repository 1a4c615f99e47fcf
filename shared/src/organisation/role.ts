/** What a user does in a unit. Spelled the same in TypeScript, SQL and GraphQL. */
export const Role = {
  PREPARER: 'PREPARER',
  REVIEWER: 'REVIEWER',
  MANAGER: 'MANAGER',
  AUDITOR: 'AUDITOR',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;

export type Role = keyof typeof Role;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  PREPARER: '填报人',
  REVIEWER: '审核人',
  MANAGER: '业务管理员',
  AUDITOR: '审计',
  ADMINISTRATOR: '系统管理员',
};
