import type { EvidenceBreach } from '@attain/shared/evidence/check-evidence';
import { formatBytes } from './format-bytes.ts';

/** Which limit of photographs and files is broken, and what to do. */
export function describeBreach({ violation, limit }: EvidenceBreach): string {
  switch (violation) {
    case 'EMPTY':
      return '文件是空的，没有内容。请重新选择。';
    case 'TOO_LARGE':
      return `文件超过 ${formatBytes(limit)}。请压缩或拆分后再选。`;
    case 'THUMBNAIL_TOO_LARGE':
      return '照片的缩略图过大。请重拍一张。';
    case 'TOO_MANY':
      return `每项指标最多 ${limit} 件佐证材料。请先移除一件再添加。`;
  }
}
