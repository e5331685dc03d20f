/** Reads vars and secrets for programs on this machine, for all of them alike. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readSettings, settingNames, type Settings } from '../settings.ts';

const SECRETS_FILE = '.dev.vars';

/** What a program on this machine is set to. */
export type LocalVars = {
  readonly settings: Settings;
  /** The same as text, as the Worker takes it. */
  readonly vars: Readonly<Record<string, string>>;
};

/**
 * Reads `.dev.vars`, and over it the environment.
 * @throws when a setting is wrong, naming each: the Worker would answer every request with the same error
 */
export async function readLocalVars(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<LocalVars> {
  const file = await readSecrets(join(root, SECRETS_FILE));
  const vars = Object.fromEntries(
    settingNames.flatMap((name): [string, string][] => {
      const value = environment[name] ?? file[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const settings = readSettings(vars);
  if (settings.ok) return { settings: settings.value, vars };
  const problems = settings.error.map(({ name, text }) => {
    const place = environment[name] === undefined ? `in ${SECRETS_FILE}` : 'in the environment';
    return `${place}, ${name} ${text}`;
  });
  throw new Error(problems.join('; '));
}

async function readSecrets(path: string): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(path, 'utf8'));
  } catch {
    return {};
  }
}
