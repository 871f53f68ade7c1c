import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

/** util-linux's `script` runs a command on a terminal of its own; the one of macOS has other options. */
const recorder = "script";

/** Whether there is a terminal to run on. */
export const hasTerminal =
  process.platform === "linux" && spawnSync(recorder, ["-qec", "true", "/dev/null"]).status === 0;

/** Keys that people press. */
export const keys = {
  enter: "\r",
  down: "\u001b[B",
  left: "\u001b[D",
  space: " ",
  interrupt: "\u0003",
} as const;

/** What is typed when a question appears. */
export interface Answer {
  /** Part of the question. */
  readonly to: string;
  readonly keys: string;
}

/** Runs the built `preau` on a terminal and answers its questions, in order. */
export function onTerminal(
  argv: readonly string[],
  answers: readonly Answer[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly screen: string; readonly exitCode: number | null }> {
  const line = [process.execPath, bin, ...argv].map((word) => `'${word}'`).join(" ");
  const { PATH, HOME } = process.env;
  // A terminal that nobody looks at has no width of its own.
  const child = spawn(recorder, ["-qec", `stty cols 100 rows 40; ${line}`, "/dev/null"], {
    env: { PATH, HOME, LANG: "en_GB.UTF-8", TERM: "xterm", ...env },
    timeout: 60_000,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let screen = "";
  let from = 0;
  const waiting = [...answers];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = waiting;
    if (next === undefined || !screen.slice(from).includes(next.to)) return;
    from = screen.length;
    waiting.shift();
    child.stdin.write(next.keys);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ screen, exitCode }));
  });
}
