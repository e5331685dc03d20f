/** `npm run docs`: writes the generated part of `docs/api.md`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { alertSchema } from '../serve/api/openapi/components.ts';

/** The block of code after this mark is the schema of an alert. */
const BLOCK = /(<!-- schema of an alert -->\n+```json\n)(.*?)(\n```)/su;
export const DOCUMENTED_BASE = 'https://readout.example.workers.dev';

/** @returns the JSON of the schema in a document, or 'null' in one without the mark */
export const schemaIn = (docs: string): string => BLOCK.exec(docs)?.[2] ?? 'null';

const withSchema = (docs: string): string =>
  docs.replace(
    BLOCK,
    (_, before: string, _old: string, after: string) =>
      before + JSON.stringify(alertSchema(DOCUMENTED_BASE), null, 2) + after,
  );

if (import.meta.main) {
  const file = path.join(import.meta.dirname, '../../docs/api.md');
  writeFileSync(file, withSchema(readFileSync(file, 'utf8')));
}
