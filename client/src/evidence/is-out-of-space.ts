/** Whether a write failed because the browser gives no more room, at whatever depth the error was wrapped. */
export function isOutOfSpace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && error.name === 'QuotaExceededError') return true;
  const inner = 'inner' in error ? error.inner : undefined;
  const cause = 'cause' in error ? error.cause : undefined;
  return (inner !== error && isOutOfSpace(inner)) || (cause !== error && isOutOfSpace(cause));
}
