import type { PortalAnswers, PortalQuestion, PortalRow } from "@preau/portals";
import type { Context } from "../context.js";
import { isDay } from "../days.js";
import { failure } from "../failure.js";
import { askChoice, askHidden, askShown } from "./ask.js";

/** What was said about the account on the portal when the command was given. */
export interface PortalProfile {
  /** Whose account it is; by the space when absent. */
  readonly profile?: "student" | "parent";
  /** What to choose where the portal asks. */
  readonly choice?: string;
}

/**
 * Answers to what a portal may ask in the middle of a sign-in: given beforehand, or asked on the terminal while the portal
 * waits, so that the password is sent once.
 *
 * @throws Failure when what was given beforehand is no answer
 */
export async function portalAnswers(
  row: PortalRow,
  { profile, choice, space }: PortalProfile & { readonly space: string },
  context: Context,
): Promise<PortalAnswers> {
  const { env, terminal } = context;
  const birthDate = dateIn(env["PREAU_BIRTH_DATE"] ?? "");
  if (birthDate === undefined && (env["PREAU_BIRTH_DATE"] ?? "") !== "") {
    throw failure(context.words.portals.badBirthDate);
  }
  const code = env["PREAU_PORTAL_CODE"] ?? "";
  const mayAsk = terminal.interactive;
  return {
    profile: profile ?? (await profileFor(row, space, context)),
    birthDate: birthDate ?? (mayAsk ? () => askDate(context) : undefined),
    code: code === "" ? (mayAsk ? () => askCode(row, context) : undefined) : () => code,
    choose: choice ?? (mayAsk ? (question) => choose(question, context) : undefined),
  };
}

/** ÉduConnect asks it of everybody, and most addresses tell. */
async function profileFor(
  { account }: PortalRow,
  space: string,
  context: Context,
): Promise<PortalProfile["profile"]> {
  if (account !== "educonnect" || space === "student" || space === "parent") return undefined;
  if (!context.terminal.interactive) return undefined;
  const { whose, profiles } = context.words.portals;
  return askChoice<"student" | "parent">(
    whose,
    [
      { value: "student", label: profiles.student },
      { value: "parent", label: profiles.parent },
    ],
    context,
  );
}

/** Hidden: it opens more doors than this one. */
async function askDate(context: Context): Promise<string> {
  const { portals } = context.words;
  const typed = await askHidden(
    portals.birthDate,
    (text) => (dateIn(text) === undefined ? portals.notADate : undefined),
    context,
  );
  return dateIn(typed) ?? typed;
}

function askCode({ label }: PortalRow, context: Context): Promise<string> {
  const { portals } = context.words;
  const check = (typed: string): string | undefined => (typed === "" ? portals.noCode : undefined);
  return askShown(portals.code(label), check, { context });
}

function choose({ host, about, choices }: PortalQuestion, context: Context): Promise<string> {
  return askChoice(context.words.portals.choice(host, about), choices, context);
}

/** A day as people write it, or as machines do. */
function dateIn(text: string): string | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/u.exec(text.trim()) ?? [];
  const date = year === "" ? text.trim() : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) ? date : undefined;
}
