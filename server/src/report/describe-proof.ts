import { printShortCode } from '@attain/shared/sign-off/short-code';
import type { VersionMark } from '@attain/shared/sign-off/report-version';

/** What the paper of a version says about its proof, in its own words: a line each. */
export function describeProof({ number, code, address }: VersionMark): readonly string[] {
  return [
    `第 ${number} 版  查验码 ${printShortCode(code)}`,
    `签发后可扫码或到 ${address} 核对本报告，无需登录。`,
  ];
}
