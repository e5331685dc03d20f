import type { Filter } from '../../src/core/model/index.ts';

export const noFilter: Filter = {
  kind: [],
  source: [],
  type: [],
  party: [],
  speaker: [],
  position: [],
  severity: null,
  q: null,
};
