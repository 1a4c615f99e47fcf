/** What is said when entries that were on this device are gone: the number is known, the items are not. */
export const LOSS_MESSAGES = {
  pageTitle: '需要您确认',
  back: '返回',
  title: '本机的数据被清除过',
  askTitle: '您的另一台设备还有没送达的内容',
  certain: (count: number, when: string) =>
    `这台设备在 ${when} 还有 ${count} 项待送达，现在本机找不到了。常见原因是清除了浏览器数据，或很久没有打开。`,
  uncertain: (device: string, count: number, when: string) =>
    `服务器记录您名下的一台设备（${device}）在 ${when} 还有 ${count} 项待送达。请到那台设备上联网打开本应用。如果其实就是这台设备，说明本机的数据被清除过。`,
  unknownDevice: '没有名称',
  fetchedTitle: '服务器上有的，已取回',
  fetched: (count: number, when: string) => `这台设备送达过 ${count} 项，最后一次联系在 ${when}`,
  fetchedUnknown: '送达过多少项还不知道，联网后可以看到',
  checkTitle: '请逐项核对，缺的要重新填',
  check: (count: number) => `只知道少了 ${count} 项，不知道是哪几项。有导出的备份可以直接导入。`,
  start: '开始核对',
  isThis: '就是这台',
  isOther: '不是这台',
  preventTitle: '避免再次发生',
  preventInstall: '把本应用添加到主屏幕',
  preventSync: '有待送达的内容时，每天联网打开一次',
  preventExport: '长时间没有网络时，在“同步”里导出备份',
  askBanner: (device: string, count: number) => `您的另一台设备（${device}）还有 ${count} 项待送达。`,
  banner: (count: number) => `少了 ${count} 项没有送达的内容，请核对。`,
  look: '查看',
} as const;
