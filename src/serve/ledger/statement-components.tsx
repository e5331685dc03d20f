import type { Child, FC } from 'hono/jsx';
import type { WatchlistLabels } from '../../core/watchlist/labels.ts';
import {
  circumstances,
  dateWords,
  foundWords,
  markNew,
  sentence,
  verdictWords,
} from '../../core/alerts/wording/statement-words.ts';
import type { DiffPart, PositionMove, Speaker, Statement, Verdict } from '../../core/model/index.ts';
import { NO_PARTY } from '../../core/ledger/rows.ts';
import { cut, line } from '../../core/language/text.ts';
import { cursorOf } from './query.ts';
import type { Utterance } from './utterances.ts';
import { OutsideLink, pathTo } from '../ui/components.tsx';

/** A clause as its outlet has it; new words are said aloud too, since colour is not heard. */
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

/** What the ledger answered; what was not judged is said in the same place. */
export const VerdictMark: FC<{ verdict: Verdict | null }> = ({ verdict }) => (
  <span class={`verdict ${verdict ?? 'known'}`}>{verdictWords(verdict)}</span>
);

export const SpeakerLink: FC<{ speaker: Speaker }> = ({ speaker: { id, name, role } }) => (
  <span>
    <a href={pathTo.speaker(id)} dir="auto">
      {line(name)}
    </a>
    {role !== null && (
      <>
        , <bdi>{line(role)}</bdi>
      </>
    )}
  </span>
);

/** Who speaks for no party has no page of a party. */
export const PartyLink: FC<{ party: string | null; names: WatchlistLabels }> = ({ party, names }) =>
  party === null || party === NO_PARTY ? null : (
    <a href={pathTo.party(party)} dir="auto">
      {line(names.party(party))}
    </a>
  );

/** Where a statement was compared: everything that its party said. */
export const LedgerLink: FC<{ party: string | null; names: WatchlistLabels }> = ({ party, names }) =>
  party === null || party === NO_PARTY ? null : (
    <>
      Ledger of <PartyLink party={party} names={names} />.
    </>
  );

/** `5 October 2023`, for machines as it was kept. */
export const Said: FC<{ on: string }> = ({ on }) => <time datetime={on}>{dateWords(on)}</time>;

const PRECEDENT_LENGTH = 240;

/** Where a statement stands on our pages: on the party's, or on the speaker's where he speaks for none. */
export function pathOfUtterance({
  party,
  speaker,
  ...mark
}: Pick<Utterance, 'party' | 'speaker' | 'saidOn' | 'utterance'>) {
  const page = party === NO_PARTY ? pathTo.speaker(speaker.id) : pathTo.party(party);
  return `${page}?cursor=${encodeURIComponent(cursorOf(mark))}#${encodeURIComponent(mark.utterance)}`;
}

/** As a precedent is shown. @param onPage utterances of the same page, which are one step away */
export function earlierOf(
  utterance: Utterance | undefined,
  onPage: readonly Utterance[] = [],
): EarlierStatement[] {
  const [report] = utterance?.reports ?? [];
  if (utterance === undefined || report === undefined) return [];
  const { text, saidOn, speaker } = utterance;
  return [
    {
      text,
      saidOn,
      speaker: speaker.name,
      outlet: report.source.name,
      url: report.url,
      href: onPage.includes(utterance) ? `#${utterance.utterance}` : pathOfUtterance(utterance),
    },
  ];
}

export type EarlierStatement = {
  readonly text: string;
  readonly saidOn: string;
  readonly speaker: string;
  readonly outlet: string;
  readonly url: string;
  /** On our own pages, where it stands there. */
  readonly href: string | null;
};

export const Precedents: FC<{ earlier: readonly EarlierStatement[] }> = ({ earlier }) =>
  earlier.length === 0 ? null : (
    <div class="precedents">
      <p class="label">Nearest earlier statements</p>
      <ol>
        {earlier.map(({ text, saidOn, speaker, outlet, url, href }) => (
          <li>
            {href === null ? <Said on={saidOn} /> : <a href={href}>{dateWords(saidOn)}</a>},{' '}
            <bdi>{line(speaker)}</bdi>, <OutsideLink href={url}>{line(outlet)}</OutsideLink>:{' '}
            <q dir="auto">{cut(line(text), PRECEDENT_LENGTH)}</q>
          </li>
        ))}
      </ol>
    </div>
  );

/** Said, not shown: these words stand nowhere in the clause. */
export const DroppedWords: FC<{ words: readonly string[] }> = ({ words }) =>
  words.length === 0 ? null : (
    <p class="meta">
      Words of earlier statements that are not in it: <span dir="auto">{line(words.join(', '))}</span>.
    </p>
  );

/** One statement as an alert tells it. @param most precedents shown */
export const ToldStatement: FC<{
  statement: Statement;
  outlet: string;
  names: WatchlistLabels;
  most?: number;
}> = ({ statement, outlet, names, most = 3 }) => (
  <div class="statement">
    <p class="who">
      <SpeakerLink speaker={statement.speaker} /> <VerdictMark verdict={statement.verdict} />
    </p>
    <ClauseQuote text={statement.text} newWords={statement.newWords} />
    <p class="meta">
      {sentence(circumstances(statement, outlet, names))} {foundWords(statement, names)}{' '}
      <LedgerLink party={statement.party} names={names} />
    </p>
    <DroppedWords words={statement.droppedWords} />
    <Precedents
      earlier={statement.precedents
        .slice(0, most)
        .map(({ source, ...precedent }) => ({ ...precedent, outlet: source.name, href: null }))}
    />
  </div>
);

type InPassage = Pick<Statement, 'text' | 'speaker' | 'verdict'>;

/** What is said in a changed passage, as it reads now. */
export const statementsInPassage =
  (statements: readonly InPassage[]) =>
  (parts: readonly DiffPart[]): Child => {
    const now = line(
      parts
        .filter(({ op }) => op !== 'delete')
        .map(({ text }) => text)
        .join(''),
    );
    return statements
      .filter(({ text }) => text !== '' && now.includes(line(text)))
      .map(({ speaker, verdict }) => (
        <p class="note">
          A statement of <SpeakerLink speaker={speaker} /> <VerdictMark verdict={verdict} />
        </p>
      ));
  };

/** One position that moved, with what it moved on. */
export const MovedPosition: FC<{ move: PositionMove; names: WatchlistLabels }> = ({ move, names }) => {
  const { id, question, from, to, standing, evidence } = move;
  return (
    <div class="statement">
      <p class="who">
        <a href={`/positions#${encodeURIComponent(id)}`} dir="auto">
          {line(question)}
        </a>
      </p>
      <p>
        {from === null ? 'Not known' : line(names.answer(id, from))} → <b>{line(names.answer(id, to))}</b>{' '}
        <span class="meta">({standing})</span>
      </p>
      {evidence.map(({ text, url }) => (
        <p class="quoted">
          <OutsideLink href={url}>{line(text)}</OutsideLink>
        </p>
      ))}
    </div>
  );
};
