import { namesOfParties } from '../../core/ledger/frame/party-names.ts';
import { type CompiledPositions, compilePositions } from '../../core/statements/positions/read-positions.ts';
import {
  compileSpeakerDirectory,
  type SpeakerDirectory,
} from '../../core/statements/speakers/resolve-speakers.ts';
import type { Watchlist } from '../../core/watchlist/schema.ts';

/** The watchlist in the forms that reading statements needs. */
type CompiledWatchlist = {
  readonly speakers: SpeakerDirectory;
  readonly names: ReturnType<typeof namesOfParties>;
  readonly positions: CompiledPositions;
};

/** The watchlist in force is one object as long as it stays the same, so it is compiled once. */
const compiled = new WeakMap<Watchlist, CompiledWatchlist>();

export function compileWatchlist(watchlist: Watchlist): CompiledWatchlist {
  const known = compiled.get(watchlist);
  if (known !== undefined) return known;
  const made = {
    speakers: compileSpeakerDirectory(watchlist),
    names: namesOfParties(watchlist),
    positions: compilePositions(watchlist),
  };
  compiled.set(watchlist, made);
  return made;
}
