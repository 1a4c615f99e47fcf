import type { ReportFileKind, ReportJobError, ReportJobState } from '@attain/shared/report/report-job';

/** The files of a report: asking for them, their making, saving them. */
export const REPORT_FILES_MESSAGES = {
  title: '报告文件',
  lead: '按已送达服务器的数据生成报告、附表和数据文件。生成时可以离开本页。',
  make: '生成文件',
  makeAgain: '重新生成',
  save: (kind: ReportFileKind, size: string) => `保存${KINDS[kind]}（${size}）`,
  saving: (percent: number) => `正在下载 ${percent}%`,
  resume: '下载中断，点击继续',
  asked: (by: string, when: string) => `${by} ${when}`,
  state: (seq: number) => `数据截至变更号 ${seq}`,
  outdated: '数据或报告模板已更新，文件中还是生成时的内容。需要新内容时请重新生成。',
  progress: (percent: number) => `正在生成，已完成 ${percent}%`,
  findings: '报告模板里有与数据对不上的内容，签发前请核对：',
  templates: '报告模板',
  loading: '正在向服务器查询',
  none: '还没有生成过文件。',
  offline: '现在没有网络。报告文件由服务器生成，联网后再来。',
  unreachable: '服务器暂时没有回应，请稍后再试。',
  again: '再试一次',
} as const;

const KINDS: { readonly [K in ReportFileKind]: string } = {
  DOCX: '报告 .docx',
  XLSX: '附表 .xlsx',
  JSON: '数据 .json',
};

export const REPORT_JOB_STATES: { readonly [S in ReportJobState]: string } = {
  QUEUED: '等待生成',
  RUNNING: '正在生成',
  DONE: '已生成',
  FAILED: '没有生成',
  INTERRUPTED: '服务器重启，生成中断。请重新生成。',
};

export const REPORT_JOB_ERRORS: { readonly [E in ReportJobError]: string } = {
  NO_FORM: '发起单位没有自评表，不能生成报告。',
  TOO_LARGE: '数据量超出服务器为一次生成留出的内存，请联系技术人员。',
  DISK_FULL: '服务器磁盘已满，请联系技术人员后重新生成。',
  CHANGED: '您看过以后数据又有更新，没有提请签发。请重新生成文件，核对后再提请。',
  CONTRADICTION: '报告模板里写的内容与数据矛盾，没有生成。请按下面的位置修改模板后重新上传。',
  DEFECT: '程序出错，没有生成。请重新生成；仍然不行时，请联系技术人员。',
};
