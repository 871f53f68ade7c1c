import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const workspace = fileURLToPath(new URL("../../..", import.meta.url));

/** What a process left behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: ChildProcess["signalCode"];
  readonly milliseconds: number;
}

/** How to run it. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What the process reads; nothing when absent. */
  readonly stdin?: string | Uint8Array;
  /** Presses Ctrl-C when this resolves. */
  readonly interruptAfter?: Promise<void>;
  /** Stops reading stdout after so many characters, as `head` does. */
  readonly readOnly?: number;
}

/** Builds the command line when it is not built yet. */
export async function buildWhenMissing(): Promise<void> {
  if (existsSync(bin)) return;
  const outcome = await run("npx", ["tsc", "-b", "packages/cli"], { cwd: workspace, env: process.env });
  if (outcome.exitCode !== 0) throw new Error(`The command line cannot be built.\n${outcome.stdout}`);
}

/** Nothing is ever linked here. */
const noHome = join(tmpdir(), "preau-tests-without-accounts");

/** Runs the built `preau` as a process of its own, which no locale, password or account of this machine reaches; its time zone does. */
export function preau(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { PATH, HOME, SystemRoot, TZ } = process.env;
  const env = { PATH, HOME, SystemRoot, TZ, LANG: "en_GB.UTF-8", PREAU_HOME: noHome, ...options.env };
  return run(process.execPath, [bin, ...argv], { ...options, env });
}

function run(
  command: string,
  argv: readonly string[],
  options: Omit<RunOptions, "env"> & { readonly cwd?: string; readonly env: typeof process.env },
): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(command, argv, {
    cwd: options.cwd,
    env: options.env,
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => undefined); // it may end without having read
  child.stdin.end(options.stdin ?? "");
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (options.readOnly !== undefined && stdout.length >= options.readOnly) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  void options.interruptAfter?.then(() => child.kill("SIGINT"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      resolve({ stdout, stderr, exitCode, signal, milliseconds: performance.now() - started });
    });
  });
}
