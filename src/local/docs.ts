/** `npm run docs`: writes into `docs/api.md` what is generated. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withSchema } from './alert-schema.ts';

const file = new URL('../../docs/api.md', import.meta.url);
writeFileSync(file, withSchema(readFileSync(file, 'utf8')));
