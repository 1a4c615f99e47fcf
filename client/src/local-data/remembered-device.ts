/** What the server knows of a device that its owner has sent from. */
export interface RememberedDevice {
  readonly clientId: string;
  readonly label: string;
  readonly platform: string;
  readonly pending: number;
  readonly delivered: number;
  /** ISO 8601 by the server's clock. */
  readonly lastSeenAt: string;
}
