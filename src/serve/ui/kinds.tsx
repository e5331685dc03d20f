import type { FC } from 'hono/jsx';
import type { AlertKind, Severity } from '../../core/model/index.ts';

/** Drawn in a square of 16, by lines. */
const paths: Readonly<Record<AlertKind, string>> = {
  new: 'M4 2h5.5L12.5 5v9H4zM9 2.5V5.5h3',
  statement: 'M6.5 4C4.5 4.5 3 6.5 3 9v2.5h3.5V8H4.5M13 4c-2 .5-3.5 2.5-3.5 5v2.5H13V8h-2',
  position: 'M3 5h9.5M9.5 2l3 3-3 3M13 11H3.5M6.5 8l-3 3 3 3',
  meeting: 'M2 13V9.5l3-1.5 3 1.5V13M8 13V9.5L11 8l3 1.5V13M5 3.5v3M11 3.5v3',
  edit: 'M3 13l.7-3.2L10.5 3 13 5.5 6.2 12.3zM9 4.5 11.5 7',
  removed: 'M4 2h8v12H4zM6 6l4 4M10 6l-4 4',
  health: 'M1.5 8.5h3l2-5 3 9 2-4h3',
};

/** Shows the kind of an alert as a picture; words beside it say it too. */
const KindGlyph: FC<{ kind: AlertKind }> = ({ kind }) => (
  <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[kind]} />
  </svg>
);

export const kindLabels: Readonly<Record<AlertKind, string>> = {
  new: 'New',
  statement: 'Statement',
  position: 'Position',
  meeting: 'Meeting',
  edit: 'Edit',
  removed: 'Removed',
  health: 'Source health',
};

export const KindLabel: FC<{ kind: AlertKind; severity: Severity }> = ({ kind, severity }) => (
  <span class={`kind ${severity}`}>
    <KindGlyph kind={kind} />
    {kindLabels[kind]}
    <span class="hidden">, {severity}</span>
  </span>
);

/** Shows the kind of an alert by its glyph alone, for rows; screen readers and pointers get its name. */
export const KindMark: FC<{ kind: AlertKind; severity: Severity }> = ({ kind, severity }) => (
  <span class={`kind ${severity}`} title={kindLabels[kind]}>
    <KindGlyph kind={kind} />
    <span class="hidden">
      {kindLabels[kind]}, {severity}
    </span>
  </span>
);
