/** A defect of the server that came up with these mutations. Never told to the client. */
export class MutationFailed extends Error {
  override readonly name = 'MutationFailed';

  constructor(
    readonly mutationIds: readonly string[],
    override readonly cause: unknown,
  ) {
    super('a mutation could not be applied');
  }
}
