/** Where an entered value is: only here, at the server, in a verified backup; or somebody must act. */
export type FieldState = 'saved-here' | 'delivered' | 'backed-up' | 'needs-attention' | 'not-saved';
