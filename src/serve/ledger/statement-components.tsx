import type { Child, FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import {
  circumstances,
  foundWords,
  isNotSure,
  judgeName,
  judgeReason,
  markNew,
  newForSpeakerWords,
  NOT_SURE_WORDS,
  saidOnWords,
  sentence,
  substanceWords,
  UNSURE_WORDS,
  verdictWords,
} from '../../core/alerts/wording/statement-words.ts';
import { standingWords, touchedWords } from '../../core/alerts/wording/statement-title.ts';
import type {
  Alert,
  DiffPart,
  JudgedBy,
  PositionMove,
  Speaker,
  Statement,
  Verdict,
} from '../../core/model/index.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import { isSomebody } from '../../core/ledger/speakers.ts';
import { cut, line } from '../../core/language/text.ts';
import { cursorText } from '../http/list-query.ts';
import { keyOf, type Utterance } from './utterances.ts';
import { counted, OutsideLink, pathTo } from '../ui/components.tsx';

/** Quotes a clause as its outlet has it. Screen readers hear which words are new, since colour is not heard. */
export const ClauseQuote: FC<{ text: string; newWords?: readonly string[] }> = ({ text, newWords = [] }) => (
  <blockquote dir="auto">
    {markNew(line(text), newWords).map(({ text: words, isNew }) =>
      isNew ? (
        <mark>
          <span class="hidden"> [new: </span>
          {words}
          <span class="hidden">] </span>
        </mark>
      ) : (
        words
      ),
    )}
  </blockquote>
);

type Compared = { verdict: Verdict | null; sure?: boolean | undefined };

/** Shows how a statement compares with its ledger, or that it was not compared. */
const VerdictMark: FC<Compared> = (compared) => {
  const { verdict } = compared;
  return isNotSure(compared) ? (
    <span class="verdict">
      {verdictWords(verdict)}, {NOT_SURE_WORDS}
    </span>
  ) : (
    <span class={`verdict ${verdict ?? 'known'}`}>{verdictWords(verdict)}</span>
  );
};

type Marks = Compared & Pick<Utterance, 'substance' | 'unsure'>;

/** Shows how a statement compares, what it does, and whether it may be misread. */
export const StatementMarks: FC<Marks> = ({ verdict, sure, substance, unsure }) => (
  <span class="marks">
    <VerdictMark verdict={verdict} sure={sure} />
    {substance !== undefined && <span class="verdict">, {substanceWords(substance)}</span>}
    {unsure === true && <span class="verdict partial">, {UNSURE_WORDS}</span>}
  </span>
);

/** Says who judged how the statement compares; a model's reason is shown as the quotation of a stranger. */
export const JudgeNote: FC<{ judge: JudgedBy | undefined }> = ({ judge }) => {
  if (judge === undefined) return null;
  const reason = judgeReason(judge);
  return (
    <>
      Judged by <bdi>{judgeName(judge)}</bdi>
      {reason === '' ? (
        '.'
      ) : (
        <>
          : <q dir="auto">{reason}</q>
        </>
      )}
    </>
  );
};

/** Says that somebody else of the party said it before, where that is so. */
export const NewForSpeaker: FC<{
  said: Parameters<typeof newForSpeakerWords>[0];
  nearest: EarlierStatement | undefined;
}> = ({ said, nearest }) => {
  const words = newForSpeakerWords(said, nearest);
  return words === null ? null : (
    <p class="meta" dir="auto">
      {words}
    </p>
  );
};

/** Links to a speaker's page; what is no person and no body has none. */
export const SpeakerLink: FC<{ speaker: Speaker }> = ({ speaker: { id, name, role } }) => (
  <span>
    {isSomebody({ id, name }) ? (
      <a href={pathTo.speaker(id)} dir="auto">
        {line(name)}
      </a>
    ) : (
      <bdi>{line(name)}</bdi>
    )}
    {role !== null && role !== name && (
      <>
        , <bdi>{line(role)}</bdi>
      </>
    )}
  </span>
);

/** Links to the page of a party; a statement for no party has none. */
export const PartyLink: FC<{ party: string | null; labels: WatchlistLabels }> = ({ party, labels }) =>
  party === null || party === NO_PARTY ? null : (
    <a href={pathTo.party(party)} dir="auto">
      {line(labels.party(party))}
    </a>
  );

/** Links to the ledger in which a statement was compared. */
export const LedgerLink: FC<{ party: string | null; labels: WatchlistLabels }> = ({ party, labels }) =>
  party === null || party === NO_PARTY ? null : (
    <>
      Ledger of <PartyLink party={party} labels={labels} />.
    </>
  );

/** Shows `5 October 2023`, and tells machines the date as it was kept. */
const SaidOn: FC<Pick<Utterance, 'saidOn' | 'reportedOn'>> = (said) =>
  said.saidOn === null ? saidOnWords(said) : <time datetime={said.saidOn}>{saidOnWords(said)}</time>;

const MAX_PRECEDENT_LENGTH = 240;

/** A statement stands on the page of its party, or on that of its speaker where it is for no party. */
export function pathOfUtterance({
  party,
  speaker,
  ...mark
}: Pick<Utterance, 'party' | 'speaker' | 'saidOn' | 'reportedOn' | 'utterance'>) {
  const page = party === NO_PARTY ? pathTo.speaker(speaker.id) : pathTo.party(party);
  return `${page}?cursor=${encodeURIComponent(cursorText(keyOf(mark)))}#${encodeURIComponent(mark.utterance)}`;
}

/** @param onPage utterances of the same page, to which a link need not leave it @returns a precedent as it is shown, or nothing where it has no report */
export function earlierOf(
  utterance: Utterance | undefined,
  onPage: readonly Utterance[] = [],
): EarlierStatement[] {
  const [report] = utterance?.reports ?? [];
  if (utterance === undefined || report === undefined) return [];
  const { text, saidOn, reportedOn, speaker } = utterance;
  return [
    {
      text,
      saidOn,
      reportedOn,
      speaker: speaker.name,
      outlet: report.source.name,
      url: report.url,
      href: onPage.includes(utterance) ? `#${utterance.utterance}` : pathOfUtterance(utterance),
    },
  ];
}

type EarlierStatement = {
  readonly text: string;
  readonly saidOn: string | null;
  readonly reportedOn?: string | undefined;
  readonly speaker: string;
  readonly outlet: string;
  readonly url: string;
  /** Its address on our own pages, or null where it is on none. */
  readonly href: string | null;
};

/** Pages of many statements show so many of the nearest at once, and the others where the reader opens them. */
export const OPEN_PRECEDENTS = 3;

/** Shows the nearest earlier statements. @param open so many, and the others where the reader asks for them */
export const Precedents: FC<{ earlier: readonly EarlierStatement[]; open?: number }> = ({
  earlier,
  open = earlier.length,
}) => {
  const rest = earlier.slice(open);
  return earlier.length === 0 ? null : (
    <div class="precedents">
      <p class="label">Nearest earlier statements</p>
      <EarlierList earlier={earlier.slice(0, open)} />
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length, 'more earlier statement')}</summary>
          <EarlierList earlier={rest} />
        </details>
      )}
    </div>
  );
};

export const EarlierList: FC<{ earlier: readonly EarlierStatement[] }> = ({ earlier }) => (
  <ol>
    {earlier.map(({ text, speaker, outlet, url, href, ...said }) => (
      <li>
        {href === null ? <SaidOn {...said} /> : <a href={href}>{saidOnWords(said)}</a>},{' '}
        <bdi>{line(speaker)}</bdi>, <OutsideLink href={url}>{line(outlet)}</OutsideLink>:{' '}
        <q dir="auto">{cut(line(text), MAX_PRECEDENT_LENGTH)}</q>
      </li>
    ))}
  </ol>
);

/** Names words of earlier statements that the clause lacks: they cannot be marked in it. */
export const DroppedWords: FC<{ words: readonly string[] }> = ({ words }) =>
  words.length === 0 ? null : (
    <p class="meta">
      Words of earlier statements that are not in it: <span dir="auto">{line(words.join(', '))}</span>.
    </p>
  );

/** Shows one statement as an alert tells it. @param maxPrecedents how many precedents are shown */
export const ToldStatement: FC<{
  statement: Statement;
  outlet: string;
  labels: WatchlistLabels;
  maxPrecedents?: number;
}> = ({ statement, outlet, labels, maxPrecedents }) => {
  const earlier = statement.precedents.map(({ source, ...precedent }) => ({
    ...precedent,
    outlet: source.name,
    href: null,
  }));
  return (
    <div class="statement">
      <p class="who">
        <SpeakerLink speaker={statement.speaker} /> <StatementMarks {...statement} />
      </p>
      <ClauseQuote text={statement.text} newWords={statement.newWords} />
      <p class="meta">
        {sentence(circumstances(statement, outlet, labels))} {foundWords(statement, labels)}{' '}
        <JudgeNote judge={statement.judge} /> <LedgerLink party={statement.party} labels={labels} />
      </p>
      <NewForSpeaker said={statement} nearest={earlier[0]} />
      <DroppedWords words={statement.droppedWords} />
      {isNotSure(statement) && earlier.length === 0 && (
        <p class="meta">No earlier statement has a word in common with it that counts.</p>
      )}
      <Precedents earlier={earlier.slice(0, maxPrecedents)} />
    </div>
  );
};

type PassageStatement = Pick<Statement, 'text' | 'speaker' | 'verdict' | 'sure'>;

/** Notes the statements in a changed passage, as it reads now. */
export const statementsInPassage =
  (statements: readonly PassageStatement[]) =>
  (parts: readonly DiffPart[]): Child => {
    const now = line(
      parts
        .filter(({ op }) => op !== 'delete')
        .map(({ text }) => text)
        .join(''),
    );
    return statements
      .filter(({ text }) => text !== '' && now.includes(line(text)))
      .map(({ speaker, verdict, sure }) => (
        <p class="note">
          A statement of <SpeakerLink speaker={speaker} /> <VerdictMark verdict={verdict} sure={sure} />
        </p>
      ));
  };

/** Shows the positions that an edit touches, with what the article said to each before and says now. */
export const TouchedPositions: FC<{ touched: Alert['touched']; labels: WatchlistLabels }> = ({
  touched = [],
  labels,
}) => (
  <>
    {touched.map((one) => (
      <p class="note" dir="auto">
        <a href={`/positions#${encodeURIComponent(one.id)}`}>{touchedWords(one, labels)}</a>.
      </p>
    ))}
  </>
);

/** Shows one position that moved, with the evidence for it. */
export const MovedPosition: FC<{ move: PositionMove; labels: WatchlistLabels }> = ({ move, labels }) => {
  const { id, question, from, to, standing, announced, evidence } = move;
  return (
    <div class="statement">
      <p class="who">
        <a href={`/positions#${encodeURIComponent(id)}`} dir="auto">
          {line(question)}
        </a>
      </p>
      <p>
        {from === null ? 'Not known' : line(labels.answer(id, from))} → <b>{line(labels.answer(id, to))}</b>{' '}
        <span class="meta">({standingWords({ standing, announced })})</span>
      </p>
      {evidence.map(({ text, url }) => (
        <p class="quoted">
          <OutsideLink href={url}>{line(text)}</OutsideLink>
        </p>
      ))}
    </div>
  );
};
