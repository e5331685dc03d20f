import type { PageKind } from '../model/failure.ts';

/** A page that gave no version: what it is, and one plain sentence part for readers; never the page's bytes. */
export type NotAnArticle = { readonly page: PageKind; readonly text: string };
