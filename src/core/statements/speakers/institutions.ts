import type { Description } from './description.ts';
import type { Body, Scene } from './article-names.ts';
import { lastBefore } from './search.ts';

/** The last institution of a kind that was named with its party before a token, or the only one after it. */
export function bodyBefore(scene: Scene, at: number, head: string): Body | undefined {
  const same = scene.bodiesOf.get(head) ?? [];
  return lastBefore(same, at, (body) => body.at) ?? same[0];
}

/** Whose an institution is that the article names without saying whose. */
export function atHome({ publisher, dateline }: Scene): string | null {
  return publisher ?? dateline;
}

/** "The ministry spokesman" is of the ministry that the article named; "interior officials" are of the state it comes from. */
export function partyOfPlace(scene: Scene, { words }: Description, at: number): string | null {
  const head = ['ministry', 'embassy'].find((noun) => words.has(noun));
  const named = head === undefined ? null : bodyBefore(scene, at, head)?.description.party;
  return named ?? (words.size > 1 ? atHome(scene) : null);
}
