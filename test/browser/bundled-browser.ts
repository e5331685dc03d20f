import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LaunchOptions } from 'playwright-core';

/** Arguments of @sparticuz/chromium that turn off web security or run everything in one process: readers have neither. */
const UNWANTED =
  /^--(?:single-process|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|headless|use-gl|use-angle|in-process-gpu|enable-unsafe-swiftshader)/u;

/** The machine's fonts, and Open Sans, which comes with the browser: together they are closest to a reader's own. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>OWN</dir></fontconfig>`;

/**
 * Unpacks the headless Chromium that npm installs, which is built for Linux x64 alone.
 * It unpacks into a folder named by its version: the libraries of another version would crash it.
 */
export async function bundledBrowser(): Promise<LaunchOptions> {
  const own = path.join(os.tmpdir(), 'readout-chromium-153');
  mkdirSync(own, { recursive: true });
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = own;
  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  const executablePath = await chromium.executablePath();
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  const fonts = path.join(own, 'readers-fonts.conf');
  writeFileSync(fonts, FONTS.replace('OWN', path.join(own, 'fonts')));
  return {
    executablePath,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    args: chromium.args.filter((argument) => !UNWANTED.test(argument)),
  };
}
