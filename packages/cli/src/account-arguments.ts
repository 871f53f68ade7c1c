import { Option, type Command as Program } from "commander";
import {
  type AccountOptions,
  type LinkedAccount,
  type LoginCommand,
  type ReachOptions,
  type RelinkCommand,
  type SpaceName,
  spacePages,
} from "./command.js";
import { failure } from "./failure.js";
import { isTimeout, numberOf, type ParseSetting, text, timeZoneOf, type Values } from "./option-values.js";
import { portalOf } from "./portal-options.js";

/** Options of commands that ask about somebody: an address and a login, or an account that is linked. */
export function withAccount(program: Program, setting: ParseSetting): Program {
  const { option } = setting.words.help;
  withAddress(withLinked(program, setting), setting).option("--child <name>", option.child);
  return withReach(program, setting);
}

/** Address and login. */
export function withAddress(program: Program, { words }: ParseSetting): Program {
  const { option } = words.help;
  program.option("--url <address>", option.url).option("--user <login>", option.user);
  return withSpace(program, { words });
}

/** Space, where an address names none. */
export function withSpace(program: Program, { words }: Pick<ParseSetting, "words">): Program {
  const { space } = words.help.option;
  return program.addOption(new Option("--space <space>", space).choices(Object.keys(spacePages)));
}

/** Which of the accounts that are linked. */
export function withLinked(program: Program, { words }: ParseSetting): Program {
  return program.option("--account <name>", words.help.option.account);
}

/** How the server is reached. */
export function withReach(program: Program, { words }: ParseSetting): Program {
  const { option } = words.help;
  return program
    .option("--time-zone <name>", option.timeZone)
    .option("--insecure-host <host>", option.insecureHost, appended)
    .option("--timeout <seconds>", option.timeout);
}

/** A value of an option that may be repeated; the first time there is nothing before it. */
export function appended(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/**
 * Whose account. Flags come first: an address, a login and a space belong together, and `--account` names
 * one that is linked. Then the environment, `PREAU_ACCOUNT` before `PREAU_URL` and `PREAU_USER`. Where
 * nothing is named, it is the only account that is linked.
 */
export function accountOf(values: Values, setting: ParseSetting): AccountOptions {
  const { env, words } = setting;
  const { complaints } = words;
  const child = text(values["child"]);
  const rest = { ...(child === undefined ? {} : { child }), ...reachOf(values, setting) };
  const linked = text(values["account"]);
  const flags = [values["url"], values["user"], values["space"]].some((value) => text(value) !== undefined);
  if (linked !== undefined && flags) throw failure(complaints.accountAndAddress);
  if (linked !== undefined) return { account: linked, ...rest };
  const variable = text(env["PREAU_ACCOUNT"]);
  if (!flags && variable !== undefined) return { account: variable, ...rest };
  const { url, user, space } = addressOf(values, setting);
  if (!flags && url === undefined && user === undefined) return rest;
  if (url === undefined) throw failure(complaints.missingUrl);
  if (user === undefined) throw failure(complaints.missingUser);
  return { url, user, ...(space === undefined ? {} : { space }), ...rest };
}

/** An account that is linked: the one that is named, or the only one. */
export function linkedOf(values: Values, setting: ParseSetting): LinkedAccount {
  return { ...linkedNameOf(values, setting), ...reachOf(values, setting) };
}

/** Its name, where there is one. */
export function linkedNameOf(values: Values, { env }: ParseSetting): { readonly account?: string } {
  const account = text(values["account"]) ?? text(env["PREAU_ACCOUNT"]);
  return account === undefined ? {} : { account };
}

/** What `preau login` is given; what is missing is asked for later. */
export function loginOf(values: Values, setting: ParseSetting): LoginCommand {
  const label = text(values["label"]);
  const { complaints } = setting.words;
  const code = codeOf(values, setting);
  if (code !== undefined && [values["url"], values["user"]].some((value) => text(value) !== undefined)) {
    throw failure(complaints.codeAndAddress);
  }
  const { url, user, space } = addressOf(values, setting);
  return {
    name: "login",
    ...(code === undefined ? {} : { code }),
    ...(url === undefined || code !== undefined ? {} : { url }),
    ...(user === undefined || code !== undefined ? {} : { user }),
    ...(space === undefined ? {} : { space }),
    ...portalOf(values, setting),
    ...linkedNameOf(values, setting),
    ...(label === undefined ? {} : { label }),
    reach: reachOf(values, setting),
    json: values["json"] === true,
  };
}

/** What `preau relink` is given. */
export function relinkOf(values: Values, setting: ParseSetting): RelinkCommand {
  const code = codeOf(values, setting);
  return {
    name: "relink",
    ...(code === undefined ? {} : { code }),
    account: linkedOf(values, setting),
    json: values["json"] === true,
  };
}

/** File of a QR code, by either of the names that the option has. */
function codeOf(values: Values, { words }: ParseSetting): string | undefined {
  const [code, another] = [text(values["qr"]), text(values["qrJson"])].filter((file) => file !== undefined);
  if (another !== undefined) throw failure(words.complaints.twoCodes);
  if (code !== undefined && /^\s*\{/u.test(code)) throw failure(words.complaints.codeAsArgument);
  return code;
}

function addressOf(
  values: Values,
  { env }: ParseSetting,
): {
  readonly url: string | undefined;
  readonly user: string | undefined;
  readonly space: SpaceName | undefined;
} {
  return {
    url: text(values["url"]) ?? text(env["PREAU_URL"]),
    user: text(values["user"]) ?? text(env["PREAU_USER"]),
    space: values["space"] as SpaceName | undefined, // one of its choices
  };
}

/** What the options say of how the server is reached. */
export function reachOf(values: Values, { words }: ParseSetting): ReachOptions {
  const timeZone = text(values["timeZone"]);
  const timeout = text(values["timeout"]);
  return {
    ...(timeZone === undefined ? {} : { timeZone: timeZoneOf(timeZone, words) }),
    insecureHosts: (values["insecureHost"] as readonly string[] | undefined) ?? [], // as its parser gives it
    ...(timeout === undefined ? {} : { timeoutMs: 1000 * numberOf("--timeout", timeout, words, isTimeout) }),
  };
}
