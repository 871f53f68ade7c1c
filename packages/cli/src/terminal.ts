import { type Style, styleFor } from "./style.js";

/** Where data and remarks go. */
export interface Terminal {
  /** Columns of stdout. */
  readonly width: number;
  /** Somebody looks at stdout, on something that shows boxes. */
  readonly grid: boolean;
  /** Styles of stdout, and of stderr: one may be a file while the other is not. */
  readonly style: Style;
  readonly noteStyle: Style;
  /** Somebody can be asked: the question goes to stderr. */
  readonly interactive: boolean;
  /** Data, on stdout. */
  out(text: string): void;
  /** Everything else, on stderr. A line feed is added. */
  note(text: string): void;
  /** What is going on, on a line of stderr that disappears again; only where somebody looks. */
  progress(text: string | undefined): void;
}

/** What of the process a terminal is made of. */
export interface Streams {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The terminal of this process. */
export function openTerminal({ stdin, stdout, stderr }: Streams, env: Variables): Terminal {
  // `preau … | head -1`: the reader has had enough, which is no error.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
    });
  }
  const noteStyle = styleFor(showsColours(stderr, env));
  const showsProgress = stderr.isTTY === true && env["TERM"] !== "dumb";
  let progressShown = false;
  const erase = (): void => {
    if (progressShown) stderr.write("\r\u001b[2K");
    progressShown = false;
  };
  return {
    width: widthOf(stdout, env),
    grid: stdout.isTTY === true,
    style: styleFor(showsColours(stdout, env)),
    noteStyle,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    out: (text) => {
      erase();
      stdout.write(text.endsWith("\n") ? text : `${text}\n`);
    },
    note: (text) => {
      erase();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      erase();
      if (text === undefined || !showsProgress) return;
      stderr.write(noteStyle.dim(text));
      progressShown = true;
    },
  };
}

/** Columns of the terminal, else of `COLUMNS`, else 80. */
function widthOf(stream: OutputStream, env: Variables): number {
  const told = stream.isTTY === true ? stream.columns : Number(env["COLUMNS"]);
  return told !== undefined && Number.isInteger(told) && told > 0 ? Math.max(30, told) : 80;
}

/** As https://no-color.org asks: any value of `NO_COLOR` but the empty one turns colours off. */
function showsColours(stream: OutputStream, env: Variables): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force } = env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined && force !== "") return force !== "0";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}
