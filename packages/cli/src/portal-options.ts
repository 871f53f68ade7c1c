import { Option, type Command as Program } from "commander";
import type { LoginCommand } from "./command.js";
import { failure } from "./failure.js";
import { type ParseSetting, text, type Values } from "./option-values.js";

/** Whose accounts portals have. */
export const profiles = ["student", "parent"] as const satisfies readonly NonNullable<
  LoginCommand["profile"]
>[];

/** Options of `login` about a school portal. */
export function withPortal(program: Program, { words }: ParseSetting): Program {
  const { help } = words.portals;
  return program
    .option("--portal [name]", help.portal)
    .addOption(new Option("--portal-profile <kind>", help.profile).choices(profiles))
    .option("--portal-choice <text>", help.choice)
    .addHelpText("after", `${help.login}\n${words.secondFactor.environment}`);
}

/** What `login` is told about a portal. */
export function portalOf(
  values: Values,
  { words }: ParseSetting,
): Pick<LoginCommand, "portal" | "profile" | "choice"> {
  const { portal } = values;
  const named = text(portal);
  const profile = profiles.find((name) => name === values["portalProfile"]);
  const choice = text(values["portalChoice"]);
  if (portal === undefined) {
    if (profile !== undefined || choice !== undefined) throw failure(words.portals.portalOptionAlone);
    return {};
  }
  if ([values["qr"], values["qrJson"]].some((code) => text(code) !== undefined))
    throw failure(words.portals.portalAndCode);
  return {
    portal: named ?? true,
    ...(profile === undefined ? {} : { profile }),
    ...(choice === undefined ? {} : { choice }),
  };
}
