// A headless Chromium from npm (tools/browser), or else the system's own.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installed } from "./installed.mjs";

/**
 * What is used of playwright-core, whose types are there only once tools/browser is installed.
 *
 * @typedef {{ text(): string, type(): string }} ConsoleMessage
 * @typedef {{
 *   on(event: "console", listener: (message: ConsoleMessage) => void): void,
 *   on(event: "pageerror", listener: (error: Error) => void): void,
 *   goto(url: string): Promise<unknown>, evaluate(code: string): Promise<unknown>,
 * }} Page
 * @typedef {{ version(): string, newPage(): Promise<Page>, close(): Promise<void> }} Browser
 * @typedef {{ launch(options: { executablePath: string, args: string[], env: NodeJS.ProcessEnv }): Promise<Browser> }} BrowserType
 */

const folder = fileURLToPath(new URL("../../tools/browser", import.meta.url));

/** Enough for a page that talks to this machine only. Nothing that weakens the rules of the web. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Debian and others put theirs. */
const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Starts it, with a temporary folder of its own: the npm package unpacks its browser there, and would take an
 * older one that it finds.
 *
 * @returns {Promise<{ browser: Browser, source: string, close: () => Promise<void> }>}
 */
export async function startChromium() {
  installed(folder);
  const require = createRequire(`${folder}/package.json`);
  const load = (/** @type {string} */ name) => import(pathToFileURL(require.resolve(name)).href);
  /** @type {{ chromium: BrowserType }} */
  const { chromium } = (await load("playwright-core")).default;

  const temporary = mkdtempSync(join(tmpdir(), "preau-chromium-"));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", remove);
  const env = { ...process.env, TMPDIR: temporary, HOME: temporary };
  /** @type {unknown[]} */
  const reasons = [];
  for (const candidate of [fromPackage, ...systemBrowsers.filter((path) => existsSync(path))]) {
    try {
      const executablePath = typeof candidate === "string" ? candidate : await candidate();
      const browser = await chromium.launch({ executablePath, args, env });
      const source = typeof candidate === "string" ? candidate : "@sparticuz/chromium";
      return { browser, source, close: () => browser.close().finally(remove) };
    } catch (error) {
      reasons.push(error);
    }
  }
  throw new AggregateError(reasons, `no Chromium starts here: ${reasons.map(String).join("; ")}`);

  /** @returns {Promise<string>} */
  async function fromPackage() {
    // The package asks for the temporary folder when it is loaded, and when it unpacks.
    process.env["TMPDIR"] = temporary;
    /** @type {{ executablePath(): Promise<string> }} */
    const packed = (await load("@sparticuz/chromium")).default;
    return packed.executablePath();
  }
}
