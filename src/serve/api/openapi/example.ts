import type { z } from 'zod';
import type { ServedAlert } from './answers.ts';

/** An edit as it is served; the outlet and its story are invented. */
export const alertExample: z.infer<typeof ServedAlert> = {
  schema: 1,
  id: '8f88a85427695f40c9857e6d2470435c',
  kind: 'edit',
  at: '2026-06-02T06:30:01.102Z',
  title: 'Quillport Post changed its headline: "condemns" → "regrets" (no note found)',
  summary: 'Was: Envoy condemns closure of the pass Now: Envoy regrets closure of the pass',
  severity: 'major',
  source: { id: 'quillport-post', name: 'Quillport Post', type: 'press' },
  article: {
    id: '51f6a8f04d6a9ce6b7d0f0a6a6f9c1de',
    url: 'https://quillport.example/2026/06/pass',
    title: 'Envoy regrets closure of the pass',
    publishedAt: '2026-06-02T05:10:00.000Z',
    language: 'en',
    read: 'full',
  },
  why: [{ rule: 'headline-changed', text: '"condemns" → "regrets"' }],
  coverage: null,
  change: {
    from: { version: 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5', seenAt: '2026-06-02T05:15:02.940Z' },
    to: { version: 'b0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d6', seenAt: '2026-06-02T06:30:01.102Z' },
    headline: { before: 'Envoy condemns closure of the pass', after: 'Envoy regrets closure of the pass' },
    blocks: [],
    types: ['headline'],
    disclosure: { state: 'none-found', note: null },
    insertedWords: 1,
    deletedWords: 1,
  },
  statements: [],
  positions: [],
  health: null,
  withdrawn: null,
  url: 'https://readout.example/alerts/8f88a85427695f40c9857e6d2470435c',
};
