/** The present time; tests pass a fixed one. */
export type Clock = () => Date;
