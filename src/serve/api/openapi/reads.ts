import { MAX_FEED_DAYS } from '../../../core/alerts/digest.ts';
import { atomType } from '../../../core/feeds/atom.ts';
import { jsonFeedType } from '../../../core/feeds/json-feed.ts';
import { rssType } from '../../../core/feeds/rss.ts';
import { alertRules, feedRules, WINDOW_ROWS } from '../../../core/alerts/filter.ts';
import { ledgerRules } from '../../ledger/query.ts';
import { page, read, type Route } from './route.ts';

const essence = (type: string): string => type.split(';')[0] ?? type;

const reach = `Filters look at the newest ${WINDOW_ROWS.toLocaleString('en')} alerts. Left out, \`kind\` is all but \`health\` and \`severity\` is \`notable\`.`;
const overlap =
  'Storage is up to a minute behind: who polls with `since` overlaps an hour and drops the ids it knows.';

const daily = `With \`digest=day\` an item is a day of the watchlist’s time zone, from one morning to the next; \`limit\` counts days, ${MAX_FEED_DAYS} at most.`;

const feed = (path: string, name: string, type: string): Route =>
  read(
    path,
    {
      id: `feed${name.replaceAll(/[^A-Za-z]/gu, '')}`,
      tag: 'Feeds',
      summary: `The alerts as ${name}`,
      description: `${reach} ${daily}`,
      query: feedRules,
      answer: null,
    },
    essence(type),
  );

/** What programs read. */
export const reads: readonly Route[] = [
  feed('/feed.xml', 'RSS 2.0', rssType),
  feed('/feed.atom', 'Atom', atomType),
  feed('/feed.json', 'JSON Feed', jsonFeedType),
  read('/api/alerts', {
    id: 'listAlerts',
    tag: 'Alerts',
    summary: 'Alerts, newest first',
    description: `${reach} ${overlap}`,
    query: alertRules,
    answer: 'AlertList',
  }),
  read('/api/alerts/:id', {
    id: 'getAlert',
    tag: 'Alerts',
    summary: 'One alert with its evidence',
    answer: 'Alert',
  }),
  read('/api/articles/:id', {
    id: 'getArticle',
    tag: 'Articles',
    summary: 'Where an article stands, and its timeline',
    answer: 'Article',
  }),
  read('/api/suppressed', {
    id: 'listSuppressed',
    tag: 'Articles',
    summary: 'What was suppressed: seen and not told, with the rule that said so',
    answer: 'SuppressedList',
  }),
  read('/api/parties/:id', {
    id: 'getParty',
    tag: 'Statements',
    summary: 'The ledger of a party',
    query: ledgerRules,
    answer: 'UtteranceList',
  }),
  read('/api/speakers', {
    id: 'listSpeakers',
    tag: 'Statements',
    summary: 'Who said how much',
    answer: 'SpeakerList',
  }),
  read('/api/speakers/:id', {
    id: 'getSpeaker',
    tag: 'Statements',
    summary: 'What a speaker said',
    query: ledgerRules,
    answer: 'UtteranceList',
  }),
  read('/api/positions', {
    id: 'listPositions',
    tag: 'Statements',
    summary: 'Where each position stands, with its history and evidence',
    answer: 'PositionList',
  }),
  read('/openapi.json', {
    id: 'getOpenApi',
    tag: 'Description',
    summary: 'This document',
    answer: null,
  }),
  read(
    '/schemas/alert.json',
    {
      id: 'getAlertSchema',
      tag: 'Description',
      summary: 'JSON Schema (2020-12) of an alert',
      answer: null,
    },
    'application/schema+json',
  ),
  {
    ...read('/status.json', {
      id: 'getStatus',
      tag: 'Status',
      summary: 'Every source in one sentence, its last 14 days, and the funnel of today',
      answer: 'Status',
    }),
    cache: 'never',
    conditional: false,
  },
  {
    ...read(
      '/healthz',
      {
        id: 'getHealth',
        tag: 'Status',
        summary: 'Whether the cron is alive; 503 when no tick came for 45 minutes',
        answer: 'Health',
      },
      'application/health+json',
    ),
    access: 'open',
    cache: 'never',
    conditional: false,
  },
];

/** What people read. */
export const pages: readonly Route[] = [
  page('/', 'window'),
  page('/suppressed'),
  page('/alerts/:id'),
  page('/articles/:id'),
  page('/articles/:id/diff'),
  page('/stories/:id'),
  page('/lookup'),
  page('/parties'),
  page('/parties/:id'),
  page('/speakers'),
  page('/speakers/:id'),
  page('/positions'),
  page('/status'),
];
