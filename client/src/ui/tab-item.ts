/** One tab of a strip: a part of the page and, in `note`, how much of it is done. */
export interface TabItem<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  readonly note: string;
}
