import { alertSchema } from '../../serve/api/openapi/components.ts';

/** Where `docs/api.md` keeps the schema of an alert: the block of code after this mark. */
const BLOCK = /(<!-- schema of an alert -->\n+```json\n)(.*?)(\n```)/su;
export const DOCUMENTED_BASE = 'https://readout.example.workers.dev';

/** @returns the JSON that stands there; 'null' without the mark */
export const schemaIn = (docs: string): string => BLOCK.exec(docs)?.[2] ?? 'null';

/** @returns the same text with the schema as it is served now */
export const withSchema = (docs: string): string =>
  docs.replace(
    BLOCK,
    (_, before: string, _old: string, after: string) =>
      before + JSON.stringify(alertSchema(DOCUMENTED_BASE), null, 2) + after,
  );
