/** What the queue is to do with the message. A throw is a storage failure, and retried as well. */
export type Handled = { readonly ack: true } | { readonly retryAfterSeconds: number };

export const ACK: Handled = { ack: true };
/** What was written before its message was sent, and is not seen yet, will be. */
export const UNSEEN: Handled = { retryAfterSeconds: 60 };

/** KV shows a write elsewhere after 60 s and more: after so long it is taken to be seen everywhere. */
export const SEEN_SECONDS = 120;
