import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Lambda's arguments that turn off web security or run all in one process: not what readers have. */
const UNWANTED =
  /^--(?:single-process|no-zygote|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|headless|use-gl|use-angle|in-process-gpu|enable-unsafe-swiftshader)/u;

/** The machine's fonts, and Open Sans, which comes with the browser: what is closest to a reader's own. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>OWN</dir></fontconfig>`;

/** A headless Chromium that npm brings along. It unpacks into a folder of its own: another version's libraries crash it. */
export async function launch(): Promise<Browser> {
  const own = path.join(os.tmpdir(), 'readout-chromium-153');
  mkdirSync(own, { recursive: true });
  process.env['TMPDIR'] = own;
  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  const executablePath = await chromium.executablePath();
  const fonts = path.join(own, 'readers-fonts.conf');
  writeFileSync(fonts, FONTS.replace('OWN', path.join(own, 'fonts')));
  return playwright.launch({
    executablePath,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    args: chromium.args.filter((argument) => !UNWANTED.test(argument)),
    headless: true,
  });
}
