import { type OpenAccount, withAccount } from "../account.js";
import { type Context, viewOf } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import { pupilName } from "../pupil-name.js";
import { cleanText, toJson } from "../render/clean.js";
import { renderSheet } from "../render/sheet.js";
import { askYesNo } from "../writing/ask.js";
import { gather } from "../writing/gather.js";
import { checkBefore, checkOpened } from "../writing/permitted.js";
import type { Done, Plan, Preparation } from "../writing/plan.js";
import { sendOnce } from "../writing/send-once.js";
import type { WriteAction, WriteCommand } from "../writing-commands.js";
import { holderOf } from "./holder.js";

/** What became of it; scripts read it as JSON. */
interface Outcome {
  readonly action: WriteAction["kind"];
  readonly sent: boolean;
  /** Why nothing was sent. */
  readonly reason?: "dry-run" | "already";
  readonly request: Plan["request"];
  readonly result?: unknown;
}

/**
 * Everything that changes something at the school: shows what will be sent and to whom, asks, and sends it once.
 * Nothing is sent with `--dry-run`, nor where nobody can be asked and `--yes` does not stand for the answer.
 */
export async function write(command: WriteCommand, context: Context): Promise<void> {
  await checkBefore(command, context);
  const gathered = await gather(command.action, context);
  const { plan, outcome, said } = await withAccount(command.account, context, async (account) => {
    await checkOpened(command.action.kind, account, context);
    const holder = await holderOf(account.client);
    const from = { label: context.words.writing.rows.account, title: pupilName(holder) };
    const prepared = await awake(account, async () => {
      const made = await prepare(command.action, { account, holder, context, gathered });
      const whole = { ...made, rows: [from, ...made.rows] };
      await confirm(whole, command, context);
      return whole;
    });
    return { ...(await carryOut(prepared, command, context)), plan: prepared };
  });
  show({ plan, outcome, said }, command, context);
}

/** Whoever reads, writes or thinks for minutes still has a session when the time comes to send. */
async function awake<T>({ client }: OpenAccount, work: () => Promise<T>): Promise<T> {
  const keeping = client.keepAlive();
  try {
    return await work();
  } finally {
    await keeping.stop();
  }
}

/** Shows what will be sent, and asks. @throws Failure when the answer is no */
async function confirm(plan: Plan, command: WriteCommand, context: Context): Promise<void> {
  const { terminal, words } = context;
  const { yes, json, dryRun } = command;
  if (dryRun || plan.already !== undefined || (yes && json)) return;
  terminal.note(sheetOf(plan, command, { ...viewOf(context), style: terminal.noteStyle }));
  if (yes || (await askYesNo(words.writing.ask.send, context))) return;
  throw new Failure(words.writing.declined, { exitCode: exitCodes.declined });
}

async function prepare(action: WriteAction, preparation: Preparation): Promise<Plan> {
  switch (action.kind) {
    case "homework done":
    case "homework undone":
      return (await import("../writing/homework.js")).planTick(action, preparation);
    case "homework hand-in":
      return (await import("../writing/homework.js")).planHandIn(action, preparation);
    case "homework take-back":
      return (await import("../writing/homework.js")).planTakeBack(action, preparation);
    case "news read":
    case "news unread":
      return (await import("../writing/news.js")).planMark(action, preparation);
    case "news acknowledge":
      return (await import("../writing/news.js")).planAcknowledge(action, preparation);
    case "news answer":
      return (await import("../writing/survey.js")).planAnswers(action, preparation);
    case "messages new":
      return (await import("../writing/compose.js")).planNew(action, preparation);
    case "messages reply":
      return (await import("../writing/compose.js")).planReply(action, preparation);
    case "messages delete":
      return (await import("../writing/discussions.js")).planDelete(action, preparation);
    case "messages read":
    case "messages unread":
    case "messages restore":
    case "messages archive":
    case "messages unarchive":
    case "messages close":
    case "messages reopen":
      return (await import("../writing/discussions.js")).planState(action, preparation);
    case "attendance acknowledge":
      return (await import("../writing/receipts.js")).planEventReceipt(action, preparation);
    case "report acknowledge":
      return (await import("../writing/receipts.js")).planReportReceipt(action, preparation);
    case "absence justify":
      return (await import("../writing/absences.js")).planJustification(action, preparation);
    case "absence declare":
      return (await import("../writing/absences.js")).planDeclaration(action, preparation);
  }
}

async function carryOut(
  plan: Plan,
  { action, dryRun }: WriteCommand,
  context: Context,
): Promise<{ readonly outcome: Outcome; readonly said: string }> {
  const { request, already } = plan;
  const common = { action: action.kind, request };
  if (already !== undefined) {
    return {
      outcome: { ...common, sent: false, reason: "already", ...resultOf(already) },
      said: already.said,
    };
  }
  if (dryRun) return { outcome: { ...common, sent: false, reason: "dry-run" }, said: "" };
  const done = await sendOnce(plan, context);
  return { outcome: { ...common, sent: true, ...resultOf(done) }, said: done.said };
}

function resultOf({ result }: Done): Pick<Outcome, "result"> {
  return result === undefined ? {} : { result };
}

function show(
  { plan, outcome, said }: { readonly plan: Plan; readonly outcome: Outcome; readonly said: string },
  command: WriteCommand,
  context: Context,
): void {
  const { terminal, words } = context;
  if (command.json) {
    const { action, sent, reason, request, result } = outcome;
    terminal.out(toJson({ action, sent, reason, request, result }));
    return;
  }
  if (outcome.reason === "dry-run") {
    terminal.out(sheetOf(plan, command, viewOf(context)));
    terminal.note(terminal.noteStyle.dim(words.writing.dryRun));
    return;
  }
  if (!outcome.sent) terminal.note(terminal.noteStyle.dim(words.writing.already));
  terminal.out(outcome.sent ? terminal.style.green(cleanText(said)) : cleanText(said));
}

function sheetOf(plan: Plan, { action }: WriteCommand, view: Parameters<typeof renderSheet>[2]): string {
  const { titles, warning: label } = view.words.writing;
  const warning = plan.warning === undefined ? [] : [{ label, title: plan.warning }];
  return renderSheet(titles[action.kind], [...plan.rows, ...warning], view);
}
