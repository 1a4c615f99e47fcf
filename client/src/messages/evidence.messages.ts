import { MAX_DOCUMENT_BYTES, MAX_EVIDENCE_PER_INDICATOR } from '@attain/shared/evidence/check-evidence';
import type { EvidenceProblem } from '@attain/shared/evidence/evidence-state';
import type { TransferProgress } from '../local-data/transfer-progress.ts';
import { formatBytes } from './format-bytes.ts';

/** Photographs and files that prove an actual value (佐证材料). */
export const EVIDENCE_MESSAGES = {
  title: '佐证材料',
  /** Before anything is chosen. */
  limits: `照片自动压缩到 500 KB 以内；文件可选 PDF、Word、Excel（docx、xlsx），每个不超过 ${formatBytes(MAX_DOCUMENT_BYTES)}。每项指标最多 ${MAX_EVIDENCE_PER_INDICATOR} 件。`,
  take: '拍照',
  choose: '选文件',
  adding: '正在处理照片…',
  count: (count: number) => `${count} 件`,
  inList: (count: number) => `佐证 ${count} 件`,
  list: (indicator: string) => `${indicator}的佐证材料`,
  awaitedWarning: (count: number) => `还有 ${count} 件佐证材料没有送达。可以等一等；现在通过要写明原因。`,
  here: '已存本机',
  sending: (sent: number, all: number) => `正在送达 ${formatBytes(sent)} / ${formatBytes(all)}`,
  delivered: '已送达',
  elsewhere: '等待填报人的设备送达',
  needsAttention: '需处理',
  remove: (name: string) => `移除 ${name}`,
  removeShort: '移除',
  removeQuestion: '移除后不再显示，上级也看不到。',
  open: (name: string) => `打开 ${name}`,
  download: '下载查看',
  close: '关闭',
  keep: '不移除',
  again: '再送一次',
  notHere: '照片还没有送达，暂时看不到',
  addedBy: (name: string, when: string) => `${name} 登记于 ${when}`,
  addedHere: (when: string) => `本机添加于 ${when}`,
  unsentTitle: '待送达的佐证材料',
  more: (next: number, left: number) =>
    next === left ? `再看 ${next} 件` : `再看 ${next} 件（还有 ${left} 件）`,
  wrongFormat: '只能选照片，或 PDF、Word（docx）、Excel（xlsx）文件。请另选一个。',
  misnamed: (name: string) => `“${name}”的内容和文件类型不符，没有添加。请选原件。`,
  unreadable: '照片打不开，没有添加。请重拍，或换一张。',
  duplicate: '这项指标已有同一份材料，没有重复添加。',
  noSpace:
    '本机空间不足，这份材料没有保存；已填的数字和已存的照片都在。请先联网送达，或清理手机空间后重新添加。',
  notSaved: '没有存进本机，请不要删除原照片，稍后再添加一次。',
  lost: '本机上的内容已不完整，无法送达。请移除后重新添加。',
  notTaken: '服务器没有接收：这张自评表可能已不在您的权限范围内。内容还在本机，请另存一份交给上级。',
} as const;

/** Why bytes were set aside by the server, and what to do. */
export const PROBLEM_WORDS: Readonly<Record<EvidenceProblem, string>> = {
  NOT_WHAT_IT_SAYS: '内容和文件类型不符，没有采用。请移除后重新添加原件。',
  UNREADABLE: '照片打不开或不完整，没有采用。请移除后重拍。',
  TOO_MANY_PIXELS: '照片尺寸过大，没有采用。请移除后用手机重拍。',
  TRAILING_DATA: '照片里夹带了别的内容，没有采用。请移除后重拍。',
};

/** How far photographs and files are: 照片 2/3，还剩 1.2 MB. */
export function describeTransfer({ done, all, remainingBytes, arePictures }: TransferProgress): string {
  return `${arePictures ? '照片' : '佐证材料'} ${done}/${all}，还剩 ${formatBytes(remainingBytes)}`;
}
