import { expect, test } from "vitest";
import { openTerminal, type Streams } from "./terminal.js";

function aTerminal(
  options: { readonly tty?: boolean; readonly columns?: number; readonly env?: Record<string, string> } = {},
) {
  const { tty = false, columns } = options;
  const written = { out: "", err: "" };
  const listeners: ((error: NodeJS.ErrnoException) => void)[] = [];
  const stream = (name: "out" | "err"): Streams["stdout"] => ({
    isTTY: tty,
    ...(columns === undefined ? {} : { columns }),
    write: (text) => {
      written[name] += text;
      return true;
    },
    on: (_event, listener) => listeners.push(listener),
  });
  const streams: Streams = { stdin: { isTTY: tty }, stdout: stream("out"), stderr: stream("err") };
  return { terminal: openTerminal(streams, options.env ?? {}), written, listeners };
}

const coloured = "\u001b[31mx\u001b[39m";

test("colours are shown on a terminal only, and NO_COLOR turns them off", () => {
  expect(aTerminal({ tty: true }).terminal.style.red("x")).toBe(coloured);
  expect(aTerminal({ tty: false }).terminal.style.red("x")).toBe("x");
  expect(aTerminal({ tty: true, env: { NO_COLOR: "1" } }).terminal.style.red("x")).toBe("x");
  expect(aTerminal({ tty: true, env: { NO_COLOR: "" } }).terminal.style.red("x")).toBe(coloured);
  expect(aTerminal({ tty: true, env: { TERM: "dumb" } }).terminal.style.red("x")).toBe("x");
  expect(aTerminal({ env: { FORCE_COLOR: "1" } }).terminal.style.red("x")).toBe(coloured);
  expect(aTerminal({ env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).terminal.style.red("x")).toBe("x");
});

test("the width is the terminal's, else that of COLUMNS, else 80", () => {
  expect(aTerminal({ tty: true, columns: 132 }).terminal.width).toBe(132);
  expect(aTerminal({ env: { COLUMNS: "120" } }).terminal.width).toBe(120);
  expect(aTerminal().terminal.width).toBe(80);
  expect(aTerminal({ env: { COLUMNS: "wide" } }).terminal.width).toBe(80);
  expect(aTerminal({ tty: true, columns: 0 }).terminal.width).toBe(80);
});

test("data goes to stdout and remarks to stderr", () => {
  const { terminal, written } = aTerminal();
  terminal.out("data");
  terminal.note("remark");
  terminal.progress("working");
  expect(written).toEqual({ out: "data\n", err: "remark\n" });
});

test("progress is shown on a terminal, and erased before anything else is written", () => {
  const { terminal, written } = aTerminal({ tty: true, env: { NO_COLOR: "1" } });
  terminal.progress("working");
  terminal.out("data");
  expect(written).toEqual({ out: "data\n", err: "working\r\u001b[2K" });
});

test("a reader who leaves is no error, another trouble is", () => {
  const { listeners } = aTerminal();
  expect(listeners).toHaveLength(2);
  expect(() => listeners[0]?.(Object.assign(new Error("gone"), { code: "EPIPE" }))).not.toThrow();
  expect(() => listeners[0]?.(Object.assign(new Error("full"), { code: "ENOSPC" }))).toThrow("full");
});
