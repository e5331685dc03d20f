import { addStatements } from '../../core/alerts/add-statements.ts';
import { isChangedSlug } from '../../core/alerts/decide.ts';
import { selectStatements } from '../../core/alerts/select-statements.ts';
import { compare } from '../../core/compare/compare.ts';
import { editSignature, siteTextOf } from '../../core/compare/site-wide-text.ts';
import { measureNovelty } from '../../core/compare/stories/novelty.ts';
import { rowsSharingText, sketch } from '../../core/compare/stories/sketch.ts';
import { judgeStatements } from '../../core/ledger/judge-article.ts';
import { meetingsIn } from '../../core/meetings/meetings.ts';
import { readMeetings } from '../../core/meetings/read-meetings.ts';
import type { RecentRow } from '../../core/model/index.ts';
import { readPositions } from '../../core/statements/positions/read-positions.ts';
import { statementsIn } from '../../core/statements/read-statements.ts';
import { readMentions } from '../../core/statements/speakers/article-mentions.ts';

/** What reads outside texts at the desk. All of them are pure, so that one that throws will throw again. */
export const deskReaders = {
  compare,
  siteTextOf,
  editSignature,
  sketch,
  rowsSharingText: rowsSharingText<RecentRow>,
  isChangedSlug,
  measureNovelty,
  readMentions,
  statementsIn,
  readPositions,
  judgeStatements,
  readMeetings,
  meetingsIn,
  selectStatements,
  addStatements,
};
export type DeskReaders = typeof deskReaders;
