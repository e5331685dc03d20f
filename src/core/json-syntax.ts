/** What may come next in a JSON document (RFC 8259). */
type Next = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/u;

/**
 * Where a text stops being JSON: engines say so in words of their own, and often without a place.
 * @returns the line, from 1; null: it is JSON
 */
export function brokenLine(text: string): number | null {
  const open: string[] = [];
  let next: Next = 'value';
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    // A quotation mark that is never closed is no token.
    const stray = text.slice(end, index).search(/[^ \t\r\n]/u);
    if (stray !== -1) return lineAt(text, end + stray);
    const after: Next | null = isKnown(token) ? step(next, token, open) : null;
    if (after === null) return lineAt(text, index);
    next = after;
    end = index + token.length;
  }
  const rest = text.slice(end).search(/[^ \t\r\n]/u);
  if (rest !== -1) return lineAt(text, end + rest);
  return next === 'nothing' ? null : lineAt(text, end);
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function isKnown(token: string): boolean {
  if (!token.startsWith('"')) return /^[{}[\],:]$/u.test(token) || SCALAR.test(token);
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}

/** @param open the brackets around the token, which it opens or closes @returns null: the token may not stand here */
function step(next: Next, token: string, open: string[]): Next | null {
  const after = (): Next => (open.length === 0 ? 'nothing' : 'comma-or-end');
  if (token === '}' || token === ']') {
    const own = token === '}' ? '{' : '[';
    const isEmpty = next === (token === '}' ? 'key-or-end' : 'value-or-end');
    return (next === 'comma-or-end' || isEmpty) && open.pop() === own ? after() : null;
  }
  if (token === ',') return next !== 'comma-or-end' ? null : open.at(-1) === '{' ? 'key' : 'value';
  if (token === ':') return next === 'colon' ? 'value' : null;
  if (next === 'key' || next === 'key-or-end') return token.startsWith('"') ? 'colon' : null;
  if (next !== 'value' && next !== 'value-or-end') return null;
  if (token !== '{' && token !== '[') return after();
  open.push(token);
  return token === '{' ? 'key-or-end' : 'value-or-end';
}
