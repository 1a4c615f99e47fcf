/** One thing that is wrong with a template or with what came of it, in words. */
export interface TemplateLine {
  /** Nothing is made of the template while there is such a line. */
  readonly isRefusal: boolean;
  /** 第 3 段（…自评得分为{总得分}分…）; null for the file as a whole. */
  readonly where: string | null;
  readonly what: string;
}

/** As one line: where it stands, then what is wrong there. */
export function printTemplateLine({ where, what }: TemplateLine): string {
  return where === null ? what : `${where}：${what}`;
}

export function isRefusal(line: TemplateLine): boolean {
  return line.isRefusal;
}
