/**
 * The schemas of all that is stored, sent between stages and served to readers. Everything that crosses a boundary (KV,
 * queue, HTTP) is narrowed by them once.
 */
export * from './article.ts';
export * from './change.ts';
export * from './statement.ts';
export * from './meeting.ts';
export * from './judge.ts';
export * from './alert.ts';
export * from './stored.ts';
export * from './messages.ts';
export * from './host.ts';
export * from './subscription.ts';
export * from './size.ts';
export * from './status.ts';
