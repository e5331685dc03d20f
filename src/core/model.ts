/**
 * The words of the project as data: what is stored, sent between stages and shown to readers.
 * Everything that crosses a boundary (KV, queue, HTTP) is narrowed by these schemas, once.
 */
export * from './model/article.ts';
export * from './model/change.ts';
export * from './model/statement.ts';
export * from './model/alert.ts';
export * from './model/stored.ts';
export * from './model/messages.ts';
export * from './model/host.ts';
export * from './model/subscription.ts';
