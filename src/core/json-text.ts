/** So long a line is read without scrolling. */
const WIDTH = 100;

/** JSON for people who edit it: short lists stand on one line, as a hand would write them. */
export const readable = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(/\[\n\s+([^[\]{}]*?)\n\s+\]/gu, (list, items: string) => {
    const line = `[${items.replaceAll(/\n\s+/gu, ' ')}]`;
    return line.length > WIDTH ? list : line;
  });
