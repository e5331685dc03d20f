/** `npm run docs`: writes into `docs/api.md` what is generated. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSchema } from './alert-schema.ts';

const file = path.join(import.meta.dirname, '../../../docs/api.md');
writeFileSync(file, withSchema(readFileSync(file, 'utf8')));
