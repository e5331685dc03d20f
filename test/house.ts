/** `npm run check:house`: checks the rules about files, names of types and texts of pages in `src` that no linter knows. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import { parseSync } from 'vite';

const MIN_LINES_OF_A_PART = 30;

export type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<
  string,
  unknown
>;
export type SourceFile = { readonly file: string; readonly text: string; readonly program: Node };

type Breach = { readonly file: string; readonly line: number; readonly text: string };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Calls `visit` for a node and for all nodes below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
export const lineCount = (text: string): number => text.trimEnd().split('\n').length;
const withoutExtension = (file: string): string => file.replace(/\.\w+$/u, '');

/** Reports each exported type whose name another file declares for a type too, whether it exports that one or not. */
export function typeNameBreaches(files: readonly SourceFile[]): Breach[] {
  const declared: (Breach & { readonly name: string; readonly isExported: boolean })[] = [];
  for (const { file, text, program } of files) {
    const body: unknown = program['body'];
    for (const statement of Array.isArray(body) ? body.filter(isNode) : []) {
      const isExported = statement.type === 'ExportNamedDeclaration';
      const declaration = isExported ? statement['declaration'] : statement;
      if (!isNode(declaration) || !/^TS(?:TypeAlias|Interface)Declaration$/u.test(declaration.type)) continue;
      const id: unknown = declaration['id'];
      if (!isNode(id)) continue;
      declared.push({ file, line: lineAt(text, id.start), text: '', name: String(id['name']), isExported });
    }
  }
  return [...Map.groupBy(declared, ({ name }) => name)].flatMap(([name, places]) =>
    new Set(places.map(({ file }) => file)).size > 1 && places.some(({ isExported }) => isExported)
      ? places.map(({ file, line }) => {
          const others = places.filter((other) => other.file !== file).map((other) => other.file);
          return { file, line, text: `the type ${name} is also declared in ${others.join(', ')}` };
        })
      : [],
  );
}

/** @param files paths of all files, data and styles among them */
function folderBreaches(files: readonly string[]): Breach[] {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    for (let entry = file; entry.includes('/'); entry = path.posix.dirname(entry)) {
      const folder = path.posix.dirname(entry);
      entries.set(folder, (entries.get(folder) ?? new Set()).add(entry));
    }
  }
  const twins = files.filter((file) => entries.has(withoutExtension(file)));
  const lonely = [...entries].filter(([, inside]) => inside.size === 1).map(([folder]) => folder);
  return [
    ...twins.map((file) => ({ file, line: 1, text: 'stands beside a folder of its own name' })),
    ...lonely.map((folder) => ({ file: folder, line: 1, text: 'is a folder of one entry' })),
  ];
}

/** Returns the files that a file imports, types among them. */
export function importedBy({ file, program }: SourceFile): string[] {
  const found: string[] = [];
  walk(program, ({ source }) => {
    const target = isNode(source) ? source['value'] : null;
    if (typeof target === 'string' && target.startsWith('.'))
      found.push(path.posix.join(path.posix.dirname(file), target));
  });
  return [...new Set(found)];
}

/** Reports a small file that only one other file needs: it belongs into that file. Entry points have no importer. */
function smallFileBreaches(files: readonly SourceFile[]): Breach[] {
  const importers = Map.groupBy(
    files.flatMap((source) => importedBy(source).map((target) => ({ file: source.file, target }))),
    ({ target }) => target,
  );
  return files.flatMap(({ file, text }) => {
    const lines = lineCount(text);
    const [only, ...others] = importers.get(file) ?? [];
    return lines < MIN_LINES_OF_A_PART && only !== undefined && others.length === 0
      ? [{ file, line: 1, text: `${lines} lines that only ${only.file} imports: fold it into that file` }]
      : [];
  });
}

/** Reports each text of a page that holds a name of the code: renaming a component by search and replace also finds words. */
function pageTextBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ file, text, program }) => {
    const found: Breach[] = [];
    walk(program, ({ type, start, value }) => {
      if (type !== 'JSXText' || typeof value !== 'string') return;
      const [name] = /\b(?:[A-Z][a-z]+){2,}\b/u.exec(value) ?? [];
      if (name !== undefined)
        found.push({ file, line: lineAt(text, start), text: `a page shows its readers the name ${name}` });
    });
    return found;
  });
}

/** Takes off what says a type and does nothing. */
function bare(node: unknown): Node | null {
  if (!isNode(node)) return null;
  return /^TS(?:As|Satisfies|NonNull)Expression$/u.test(node.type) ? bare(node['expression']) : node;
}

const BY_ANY_STRING = /\bRecord<\s*string\b|\[\s*\w+\s*:\s*string\s*\]\s*:/u;

/**
 * Reports each table that is an object literal and is asked with any string: "constructor" is a word of the news, and a key of every
 * object. The compiler lets no string ask a literal that is not declared to take any.
 */
function tableBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ file, text, program }) => {
    const tables = new Set<unknown>();
    const asked: Breach[] = [];
    walk(program, (node) => {
      const { id, init } = node;
      if (node.type !== 'VariableDeclarator' || !isNode(id) || bare(init)?.type !== 'ObjectExpression')
        return;
      if (BY_ANY_STRING.test(text.slice(id.start, isNode(init) ? init.end : id.end).split('= {', 1)[0] ?? ''))
        tables.add(id['name']);
    });
    walk(program, (node) => {
      const { object, property, computed } = node;
      if (node.type !== 'MemberExpression' || computed !== true || !isNode(object) || !isNode(property))
        return;
      if (property.type !== 'Literal' && tables.has(object['name']))
        asked.push({
          file,
          line: lineAt(text, node.start),
          text: `the object ${String(object['name'])} is asked with any string: make it a Map`,
        });
    });
    return asked;
  });
}

/** So many lines above an expression may its reason stand. */
const LINES_OF_REASON = 3;

/**
 * Reports each regular expression whose time may grow faster than the text it reads, unless a comment above it says by what that text is
 * `Bounded:`.
 */
function expressionBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ file, text, program }) => {
    const found: Breach[] = [];
    const lines = text.split('\n');
    walk(program, ({ type, start, end, regex }) => {
      if (type !== 'Literal' || typeof regex !== 'object' || regex === null) return;
      const literal = text.slice(start, end);
      const cut = literal.lastIndexOf('/');
      const { reports } = analyse({ source: literal.slice(1, cut), flags: literal.slice(cut + 1) });
      const [report] = reports;
      if (report === undefined) return;
      const line = lineAt(text, start);
      const above = lines.slice(Math.max(0, line - 1 - LINES_OF_REASON), line).join(' ');
      if (!report.exponential && above.includes('Bounded: ')) return;
      const time = report.exponential ? 'exponential' : 'quadratic';
      found.push({
        file,
        line,
        text: `${literal.slice(0, 60)} may take ${time} time: mend it, or say by what its text is bounded`,
      });
    });
    return found;
  });
}

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gmu;

const RUNS_LATER =
  /^(?:ArrowFunction|Function)Expression$|^FunctionDeclaration$|^MethodDefinition$|^PropertyDefinition$/u;

/** Reports what a module makes of Intl while it loads: milliseconds of each start, for data that few isolates ask for. */
function loadBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ file, text, program }) => {
    const found: Breach[] = [];
    const look = (node: Node): void => {
      if (RUNS_LATER.test(node.type)) return;
      const made = text.slice(node.start, node.start + 9);
      const isLocal =
        node.type === 'CallExpression' && /\.toLocaleString\([^()]*\)$/u.test(textOf(node, text));
      if (isLocal || (node.type === 'NewExpression' && made === 'new Intl.'))
        found.push({
          file,
          line: lineAt(text, node.start),
          text: 'asks Intl while the module loads: wrap it in once()',
        });
      for (const value of Object.values(node))
        for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) look(child);
    };
    look(program);
    return found;
  });
}

const textOf = ({ start, end }: Node, text: string): string => text.slice(start, end);

/** Reports each name that a file of `src` exports and that no other file, tests among them, has: it is dead, or its file's own. */
function unusedExportBreaches(texts: ReadonlyMap<string, string>): Breach[] {
  const files = new Map<string, number>();
  for (const text of texts.values())
    for (const word of new Set(text.match(/\w+/gu))) files.set(word, (files.get(word) ?? 0) + 1);
  return [...texts].flatMap(([file, text]) =>
    /^src\/.*\.tsx?$/u.test(file)
      ? Array.from(text.matchAll(EXPORTED)).flatMap(({ 1: name = '', index }) =>
          files.get(name) === 1
            ? [{ file, line: lineAt(text, index), text: `nobody else uses ${name}: do not export it` }]
            : [],
        )
      : [],
  );
}

/** @param texts what each file holds, by its path with forward slashes */
export function parseFiles(texts: ReadonlyMap<string, string>): SourceFile[] {
  const code = [...texts].filter(([file]) => /\.tsx?$/u.test(file));
  return code.map(([file, text]) => {
    const program: unknown = parseSync(file, text).program;
    if (!isNode(program)) throw new Error(`${file} cannot be parsed`);
    return { file, text, program };
  });
}

/** Reads all files of `src`, data and styles among them, by their paths with forward slashes. @param root of the project */
export function readSource(root: string, pattern = 'src/**/*.*'): Map<string, string> {
  const found = globSync(pattern, { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
  return new Map(found.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** @param users further files that use what `src` exports; without them, no export is called unused */
export function findBreaches(
  texts: ReadonlyMap<string, string>,
  users?: ReadonlyMap<string, string>,
): Breach[] {
  const files = parseFiles(texts);
  return [
    ...folderBreaches([...texts.keys()]),
    ...typeNameBreaches(files),
    ...smallFileBreaches(files),
    ...pageTextBreaches(files),
    ...tableBreaches(files),
    ...expressionBreaches(files),
    ...loadBreaches(files.filter(({ file }) => file.startsWith('src/'))),
    ...(users === undefined ? [] : unusedExportBreaches(new Map([...texts, ...users]))),
  ];
}

function main(): void {
  const root = path.join(import.meta.dirname, '..');
  const breaches = findBreaches(readSource(root), readSource(root, 'test/**/*.{ts,tsx}'));
  breaches.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  for (const { file, line, text } of breaches) console.log(`${file}:${line}: ${text}`);
  if (breaches.length === 0) return;
  console.error(`${breaches.length} breaches of the rules of the house`);
  process.exitCode = 1;
}

if (import.meta.main) main();
