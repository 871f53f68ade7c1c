import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import { cleanText } from "../render/clean.js";
import { askWords } from "./ask.js";
import type { Preparation } from "./plan.js";

/** Below that line, nothing is sent. */
const cut = "# ------------------------ >8 ------------------------";

/**
 * The text to send: what was given, or what somebody writes now, in the editor that the environment names or else
 * on lines of the terminal.
 *
 * @param about what the text is for, shown beside it
 * @throws Failure when nothing is written
 */
export async function textToSend(
  { context, gathered }: Pick<Preparation, "context" | "gathered">,
  about: readonly string[],
): Promise<string> {
  if (gathered.text !== undefined) return gathered.text;
  const { ask, complaints } = context.words.writing;
  if (!context.terminal.interactive) throw failure(complaints.missingText);
  const editor = editorOf(context);
  const text =
    editor === undefined
      ? await askWords(ask.message, context, { lines: true })
      : await writtenIn(editor, about, context);
  if (text.trim() !== "") return text.trim();
  throw new Failure(complaints.nothingWritten, { exitCode: exitCodes.declined });
}

function editorOf({ env }: Pick<Context, "env">): string | undefined {
  return [env["VISUAL"], env["EDITOR"]].find((name) => name !== undefined && name.trim() !== "");
}

/** A file of one's own, which nobody else can read and which is gone afterwards. */
async function writtenIn(editor: string, about: readonly string[], context: Context): Promise<string> {
  const { ask, complaints } = context.words.writing;
  context.terminal.progress(undefined);
  const folder = await mkdtemp(join(tmpdir(), "preau-message-"));
  const file = join(folder, "message.txt");
  try {
    const remarks = [ask.belowTheLine, "", ...about].flatMap((line) => cleanText(line).split("\n"));
    const lines = remarks.map((line) => `# ${line}`.trimEnd());
    await writeFile(file, ["", "", cut, ...lines, ""].join("\n"), { mode: 0o600 });
    if (!(await edited(editor, file))) throw failure(complaints.editorFailed);
    const text = (await readFile(file, "utf8")).replace(/\r\n?/gu, "\n");
    return text.split(`\n${cut}`)[0]?.replace(/^\ufeff/u, "") ?? "";
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the editor on the terminal; its name may come with options, as `git` takes it. */
function edited(editor: string, file: string): Promise<boolean> {
  const child =
    process.platform === "win32"
      ? spawn(`${editor} "${file}"`, { stdio: "inherit", shell: true })
      : spawn("sh", ["-c", `${editor} "$1"`, "sh", file], { stdio: "inherit" });
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
