import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * Reads the flags of a program. An unknown flag ends it with its usage: it would otherwise do something else than was asked for.
 * @returns null where the program is done: help was asked for, or a flag is unknown
 */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: T) {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return null;
  }
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return null;
  }
}
