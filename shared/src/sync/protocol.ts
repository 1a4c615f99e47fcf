/** Raised when the wire changes in a way that an older server or client cannot read. Sent in the `X-App` header. */
export const PROTOCOL_VERSION = 1;

/** Clients below this are told UpgradeRequired; their outbox is kept. */
export const MINIMUM_PROTOCOL_VERSION = 1;

/** Header that every call of our own client carries; a form or image of another site cannot set it (CSRF). */
export const APP_HEADER = 'x-app';

/**
 * Whom the caller believes to be signed in. Tabs share one cookie: where another person signed in meanwhile, the
 * server answers NOT_SIGNED_IN instead of taking one person's outbox under another's name.
 */
export const VIEWER_HEADER = 'x-viewer';

/** Bounds of one push: one transaction on the server, one request on a bad network. */
export const MAX_MUTATIONS_PER_PUSH = 50;
export const MAX_PUSH_BYTES = 256 * 1024;

/** Longest text of one field, in UTF-16 code units. */
export const MAX_TEXT_LENGTH = 4000;

/** Where the server tells that there is something to pull, and nothing of what it is. */
export const LIVE_PATH = '/events';
