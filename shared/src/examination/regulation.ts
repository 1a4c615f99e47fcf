/** An entry of a region's library of regulations (制度文件库). Which rules exist is data, never code. */
export interface Regulation {
  /** 文号. */
  readonly documentNumber: string;
  readonly title: string;
  /** What it regulates, in the words in which citations say what they cite it for. */
  readonly subjects: readonly string[];
}

/** Who issues documents under a prefix (发文字号): 财建 is the ministry's, 新财企 the region's finance department's. */
export interface IssuerPrefix {
  readonly prefix: string;
  readonly issuer: string;
}
