import type { VerbClass } from '../../language/english/reporting-words.ts';
import type { TokenRange } from '../../language/english/token.ts';
import type { VerbGroup } from '../../language/english/verb-groups.ts';
import type { CueSubject } from './subjects.ts';

/** A verb that reports, with its group and its subject. */
export type Cue = {
  readonly verb: number;
  readonly lemma: string;
  readonly classes: ReadonlySet<VerbClass>;
  readonly group: VerbGroup;
  readonly subject: CueSubject | null;
  /** The place behind the verb and its particle. */
  readonly after: number;
  readonly sentence: TokenRange;
  /** True where it stands in "was quoted as saying". */
  readonly reported: boolean;
};
