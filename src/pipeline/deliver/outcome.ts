/** Says what the queue is to do with the message. A stage that throws met a storage failure, and is retried as well. */
export type DeliveryOutcome = { readonly ack: true } | { readonly retryAfterSeconds: number };

export const ACK: DeliveryOutcome = { ack: true };
/** Tries again in a minute, because what was written before the message was sent cannot be read yet. */
export const UNSEEN: DeliveryOutcome = { retryAfterSeconds: 60 };
