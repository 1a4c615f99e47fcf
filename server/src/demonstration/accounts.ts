import type { Role } from '@attain/shared/organisation/role';

interface DemonstrationAccount {
  readonly accountName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly orgUnitId: string;
}

/** Known to everybody, hence refused in production. */
export const DEMONSTRATION_PASSWORD = 'demo-2024';

/** Roles instead of persons. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  { accountName: 'urumqi', displayName: '乌鲁木齐市填报人', role: 'PREPARER', orgUnitId: 'urumqi' },
  { accountName: 'changji', displayName: '昌吉州填报人', role: 'PREPARER', orgUnitId: 'changji' },
  { accountName: 'bayingol', displayName: '巴州填报人', role: 'PREPARER', orgUnitId: 'bayingol' },
  { accountName: 'region-review', displayName: '自治区审核人', role: 'REVIEWER', orgUnitId: 'xinjiang' },
  { accountName: 'region-manage', displayName: '自治区业务管理员', role: 'MANAGER', orgUnitId: 'xinjiang' },
  { accountName: 'audit', displayName: '审计人员', role: 'AUDITOR', orgUnitId: 'xinjiang' },
  { accountName: 'admin', displayName: '系统管理员', role: 'ADMINISTRATOR', orgUnitId: 'xinjiang' },
];
