/** The machine on which the tests run, and the browser that `TEST_BROWSER` names there. */
type Machine = {
  readonly platform: string;
  readonly arch: string;
  /** `none`, `bundled`, `chrome`, `msedge`, a path of a Chromium, or null for the first that starts. */
  readonly wanted: string | null;
  /** Paths of the Chromiums that are installed. */
  readonly installed: readonly string[];
};

/** A browser that was started, or why there is none and the tests must be skipped. */
export type BrowserChoice<T> =
  | { readonly kind: 'started'; readonly name: string; readonly browser: T }
  | { readonly kind: 'skipped'; readonly reason: string };

/** @returns the browsers in the order in which they are tried; first the one whose version npm pins */
function browsersOf({ platform, arch, wanted, installed }: Machine): readonly string[] {
  if (wanted === 'none') return [];
  if (wanted !== null) return [wanted];
  const bundled = platform === 'linux' && arch === 'x64' ? ['bundled'] : [];
  return [...bundled, 'chrome', 'msedge', ...installed];
}

/**
 * Starts the first browser that can be started.
 * @param start rejects where the browser is not installed or does not run
 * @throws when `TEST_BROWSER` names a browser and it does not start: who asked for it does not want a skipped test
 */
export async function chooseBrowser<T>(
  machine: Machine,
  start: (name: string) => Promise<T>,
): Promise<BrowserChoice<T>> {
  if (machine.wanted === 'none') return { kind: 'skipped', reason: 'TEST_BROWSER=none' };
  for (const name of browsersOf(machine)) {
    try {
      return { kind: 'started', name, browser: await start(name) };
    } catch (error) {
      if (machine.wanted !== null) throw error;
    }
  }
  return { kind: 'skipped', reason: 'no Chrome, Edge or Chromium starts on this machine' };
}
