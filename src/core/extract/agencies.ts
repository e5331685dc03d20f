import { foldLine } from '../language/wordings.ts';
import agencies from './agencies.json' with { type: 'json' };

/** News agencies by the names that credit lines give them. */
const byName = new Map(
  Object.entries(agencies).flatMap(([agency, names]) =>
    names.map((name) => [foldLine(name), agency] as const),
  ),
);
/** The full name of AFP counts beside other names only: a line with nothing else stays part of the text. */
const NAMES = [...byName.keys(), 'agence france[- ]presse'].toSorted((a, b) => b.length - a.length).join('|');
/** The whole of a short line: `AFP`, `— Reuters`, `Source: Xinhua`, `(With inputs from ANI)`, `dpa/AFP`. */
const CREDIT_LINE = new RegExp(
  `^[\\s\\p{P}©]*(?:(?:source|sources|credit|by|via|with|agency|agencies|inputs?|additional|reporting|reported|from|material|mit|von|von der|der|quelle|fuente|con|información|de|avec|par|агентство|来源|來源|نقلا عن|المصدر|منبع)[\\s:：]+)*(${NAMES})(?:[\\s/,;+&|-]+(?:and|und|et|y|${NAMES})|/[a-z]{2,5})*[\\s\\p{P}]*$`,
  'u',
);
/** A dateline: `KABUL, Oct. 6 (Xinhua) --`, `BEIJING (AP) —`, `新华社北京5月6日电`, `Kabul (dpa) -`. */
const DATELINE = new RegExp(
  `^(?:.{2,60}?[(（/](${NAMES})[)）/]|[【（(]?(新华社|中新社|新华网|中新网).{1,24}[电電讯])`,
  'u',
);

/** @returns the agency that a whole short line credits, or null */
export function creditedAgency(line: string): string | null {
  // An agency before a colon asks a question: "AFP:".
  if (line.length > 80 || /[:：]\s*$/u.test(line)) return null;
  return agencyNamed(CREDIT_LINE.exec(foldLine(line))?.[1]);
}

/** @returns the agency in a paragraph's dateline, or null; the dateline stays part of the text */
export function datelineAgency(paragraph: string): string | null {
  const found = DATELINE.exec(foldLine(paragraph.slice(0, 120)));
  return agencyNamed(found?.[1] ?? found?.[2]);
}

/** @returns the agency that an author's name is, or null */
export const agencyNamed = (name: string | undefined): string | null =>
  byName.get(foldLine(name?.trim() ?? '')) ?? null;
