import type { ThemeChoice } from '../local-data/stored-records.ts';

export const ACCOUNT_MESSAGES = {
  title: '我的',
  account: '账号',
  unit: '单位',
  role: '角色',
  theme: '显示',
  storage: '本机空间',
  version: '版本',
  install: '添加到主屏幕',
  installText: '像应用一样打开，数据也不容易被浏览器清除',
  installNow: '添加',
  installByHand: '请在浏览器菜单里选“添加到主屏幕”。',
  installed: '已添加到主屏幕',
  diagnostics: '诊断信息',
  diagnosticsNote: '遇到问题时，复制后发给技术人员。里面没有您填的内容。',
  copy: '复制诊断信息',
  copied: '已复制',
  copyFailed: '无法自动复制，请长按选中文字复制。',
  back: '返回',
  openDiagnostics: '查看和复制',
  exportFirst: '先导出备份',
  signOutAttention: (count: number) => `另有 ${count} 项需要您处理，也保留在本机。`,
  signOutWithdrawn: (count: number) => `您撤回的 ${count} 项没有送达，也保留在本机，可在“同步”里恢复。`,
  signOut: '退出登录',
  signOutTitle: '退出登录',
  signOutText: '退出后，这台设备上不再显示您的内容。重新登录需要网络。',
  signOutPending: (count: number) => `还有 ${count} 项待送达，退出后仍保留在本机，您下次登录后继续送达。`,
  signOutNothing: '您填的内容都已送达。',
  stay: '先不退出',
  close: '关闭',
} as const;

export const THEME_WORDS: Readonly<Record<ThemeChoice, string>> = {
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
};
