import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { webhookHeaders } from '../../../src/core/webhooks/request.ts';
import { sign } from '../../../src/io/sign.ts';

const docs = readFileSync(`${import.meta.dirname}/../../../docs/webhooks.md`, 'utf8');
const snippets = (language: string): string[] =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gmsu'))].map(([, code]) => code ?? '');

const secretOf = (text: string): string => `whsec_${Buffer.from(text.padEnd(24, '.')).toString('base64')}`;
const SECRET = secretOf('the present one');
const RETIRING = secretOf('the one before');
const BODY = JSON.stringify({ type: 'alert.new', data: { title: 'Fähre “wieder” da 渡轮' } });

type Delivery = { readonly headers: Record<string, string>; readonly body: string };

async function delivered(secondsAgo = 0, secrets: readonly string[] = [SECRET]): Promise<Delivery> {
  const at = Math.floor(Date.now() / 1_000) - secondsAgo;
  const signatures = secrets.map((secret) => sign(secret, 'a1', at, BODY));
  return { headers: webhookHeaders('a1', at, signatures), body: BODY };
}

/** The verdict that every verifier must give on these. */
const cases: readonly (readonly [name: string, accepts: boolean, make: () => Promise<Delivery>])[] = [
  ['what was sent', true, () => delivered()],
  ['two signatures while a secret rotates', true, () => delivered(0, [RETIRING, SECRET])],
  [
    'a body that was tampered with',
    false,
    async () => ({ ...(await delivered()), body: BODY.replace('Fähre', 'Bahn') }),
  ],
  ['the signature of another secret', false, () => delivered(0, [RETIRING])],
  ['what is older than five minutes', false, () => delivered(400)],
  ['what is from the future', false, () => delivered(-400)],
];

/** A snippet as a module of its own. */
const moduleOf = (
  code: string,
): Promise<{ verify(request: Request, ...known: unknown[]): Promise<unknown> }> =>
  import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(stripTypeScriptTypes(code)).toString('base64')}`
  );

async function judges(verified: Promise<unknown>, accepts: boolean): Promise<void> {
  if (accepts) expect(await verified).toEqual(JSON.parse(BODY));
  else await expect(verified).rejects.toThrow();
}
const requestOf = ({ headers, body }: Delivery): Request =>
  new Request('https://you.example/', { method: 'POST', headers, body });

describe('the snippet for the library', () => {
  const [code = ''] = snippets('ts');
  // A module without an address of its own can import nothing: it is given the library.
  const body = code.replace(/^import .*$/mu, '');
  const source = `export async function verify(request, secret, Webhook) { ${body}\n return event; }`;

  it.each(cases)('judges %s', async (_, accepts, make) => {
    const { verify } = await moduleOf(source);
    await judges(verify(requestOf(await make()), SECRET, Webhook), accepts);
  });
});

describe('the snippet with WebCrypto alone', () => {
  const [, code = ''] = snippets('ts');

  it.each(cases)('judges %s', async (_, accepts, make) => {
    const { verify } = await moduleOf(`${code}\nexport { verify };`);
    await judges(verify(requestOf(await make()), SECRET), accepts);
  });
});

describe('the snippet in Python', () => {
  const [code = ''] = snippets('python');
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  const harness = `
import sys
given = json.loads(sys.stdin.buffer.read())
print(json.dumps(verify(given["headers"], given["body"].encode(), given["secret"])))
`;

  it.for(cases)('judges %s', async ([, accepts, make], { skip }) => {
    if (!hasPython) skip('python3 is not installed');
    const input = JSON.stringify({ ...(await make()), secret: SECRET });
    const { status, stdout, stderr } = spawnSync('python3', ['-c', code + harness], { input });
    if (accepts) expect([status, JSON.parse(stdout.toString())]).toEqual([0, JSON.parse(BODY)]);
    else
      expect([status, stderr.toString()]).toEqual([
        1,
        expect.stringMatching(/ValueError: (?:too old|not signed)/u),
      ]);
  });
});
