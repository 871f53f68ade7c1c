import { readFileSync } from "node:fs";
import type { Command, TextToShow } from "./command.js";
import type { Context } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { chooseLanguage } from "./language/language.js";
import { wordsOf } from "./language/tables.js";
import { parseArguments } from "./program.js";
import { openTerminal } from "./terminal.js";

/** Runs one command. Everything heavier than reading the arguments is loaded when it is needed. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const { env } = process;
  const language = chooseLanguage(argv, env, () => Intl.DateTimeFormat().resolvedOptions().locale);
  const words = wordsOf(language);
  const terminal = openTerminal(process, env);
  const interruption = new AbortController();
  const interrupt = (): void => {
    // A second Ctrl-C ends the process at once. The listener stays: what keeps locks kills a process that has none.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  };
  process.on("SIGINT", interrupt);
  const context: Context = { terminal, words, env, signal: interruption.signal };
  try {
    const command = parseArguments(argv, { env, words, version: packageVersion() });
    return await run(command, context);
  } catch (error) {
    terminal.progress(undefined);
    const { reportError } = await import("./report-error.js");
    return await reportError(error, context);
  } finally {
    terminal.progress(undefined);
    process.removeListener("SIGINT", interrupt);
  }
}

async function run(command: Command | TextToShow, context: Context): Promise<ExitCode> {
  switch (command.name) {
    case "text":
      if (command.asked) context.terminal.out(command.text);
      else context.terminal.note(command.text.trimEnd());
      return command.asked ? exitCodes.ok : exitCodes.usage;
    case "demo":
      await (await import("./commands/demo.js")).demo(command, context);
      break;
    case "login":
      await (await import("./commands/login.js")).login(command, context);
      break;
    case "portals":
      await (await import("./commands/portals.js")).portals(command, context);
      break;
    case "relink":
      await (await import("./commands/relink.js")).relink(command, context);
      break;
    case "accounts":
      await (await import("./commands/accounts.js")).accounts(command, context);
      break;
    case "whoami":
      await (await import("./commands/whoami.js")).whoami(command, context);
      break;
    case "logout":
      await (await import("./commands/logout.js")).logout(command, context);
      break;
    case "qr":
      await (await import("./commands/qr.js")).qr(command, context);
      break;
    case "timetable":
      await (await import("./commands/timetable.js")).timetable(command, context);
      break;
    case "homework":
      await (await import("./commands/homework.js")).homework(command, context);
      break;
    case "grades":
      await (await import("./commands/grades.js")).grades(command, context);
      break;
    case "attendance":
      await (await import("./commands/attendance.js")).attendance(command, context);
      break;
    case "evaluations":
      await (await import("./commands/evaluations.js")).evaluations(command, context);
      break;
    case "report":
      await (await import("./commands/report.js")).report(command, context);
      break;
    case "menus":
      await (await import("./commands/menus.js")).menus(command, context);
      break;
    case "contents":
      await (await import("./commands/contents.js")).contents(command, context);
      break;
    case "agenda":
      await (await import("./commands/agenda.js")).agenda(command, context);
      break;
    case "files":
      await (await import("./commands/files.js")).files(command, context);
      break;
    case "news":
      await (await import("./commands/news.js")).news(command, context);
      break;
    case "messages":
      await (await import("./commands/messages.js")).messages(command, context);
      break;
    case "staff":
      await (await import("./commands/staff.js")).staff(command, context);
      break;
    case "students":
      await (await import("./commands/students.js")).students(command, context);
      break;
    case "documents":
      await (await import("./commands/documents.js")).documents(command, context);
      break;
    case "home":
      await (await import("./commands/home.js")).home(command, context);
      break;
    case "schools":
      await (await import("./commands/schools.js")).schools(command, context);
      break;
    case "doctor":
      return (await import("./commands/doctor.js")).doctor(command, context);
    case "ical":
      await (await import("./commands/ical.js")).ical(command, context);
      break;
    case "write":
      await (await import("./commands/write.js")).write(command, context);
      break;
    case "recipients":
      await (await import("./commands/recipients.js")).recipients(command, context);
      break;
    case "reasons":
      await (await import("./commands/reasons.js")).reasons(command, context);
      break;
  }
  return exitCodes.ok;
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return (manifest as { readonly version: string }).version; // our own package.json
}
