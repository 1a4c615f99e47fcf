/** A setting or its surroundings keep the server from starting. The message is the one line that an operator reads. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  override toString(): string {
    return `attain: ${this.message}`;
  }
}
