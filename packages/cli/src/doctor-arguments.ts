import { Option } from "commander";
import { linkedNameOf, reachOf, withLinked, withReach } from "./account-arguments.js";
import { type DoctorCommand, type SchoolsCommand, type SpaceName, spacePages } from "./command.js";
import { failure } from "./failure.js";
import { type ParseSetting, text, type Values } from "./option-values.js";
import type { Definition } from "./reading-arguments.js";

/** Adds the commands about the way in: where the school is, and where it stops. */
export function defineDoctor(setting: ParseSetting, definition: Definition): void {
  const { help } = setting.words;
  const { doctor, schools, option, argument } = help.wayIn;

  const doctorProgram = definition
    .command("doctor", doctor.about, doctor.after)
    .argument("[address]", argument)
    .usage(`[${setting.words.help.wayIn.addressPlaceholder}] ${help.optionsPlaceholder}`)
    .option("--user <login>", option.user)
    .addOption(new Option("--space <space>", option.space).choices(Object.keys(spacePages)));
  withReach(withLinked(doctorProgram, setting), setting)
    .option("--report <file>", option.report)
    .option("--json", option.json)
    .addOption(definition.languageOption())
    .action((address: string | undefined, values: Values) =>
      definition.give(doctorOf(address, values, setting)),
    );

  definition
    .command("schools", schools.about, schools.after)
    .option("--near <place>", option.near)
    .option("--endpoint <address>", option.endpoint)
    .option("--timeout <seconds>", help.option.timeout)
    .option("--json", option.schoolsJson)
    .addOption(definition.languageOption())
    .action((values: Values) => definition.give(schoolsOf(values, setting)));
}

/**
 * Whose way in: an address that is given, with a login where one is to be made; else a linked account. The environment
 * is asked last, and never leads to a login by password: that is asked for on the command line, or not made.
 */
function doctorOf(given: string | undefined, values: Values, setting: ParseSetting): DoctorCommand {
  const { env, words } = setting;
  const { complaints } = words;
  const [user, report] = [text(values["user"]), text(values["report"])];
  const named = text(values["account"]);
  const address = text(given);
  if (named !== undefined && (address !== undefined || user !== undefined))
    throw failure(complaints.accountAndAddress);
  const { account } = address === undefined ? linkedNameOf(values, setting) : {};
  const fallback = address === undefined && account === undefined ? text(env["PREAU_URL"]) : undefined;
  const target = address ?? fallback;
  if (user !== undefined && target === undefined) throw failure(complaints.missingUrl);
  const space = text(values["space"]) as SpaceName | undefined; // commander has checked the choice
  return {
    name: "doctor",
    ...(target === undefined ? {} : { address: target }),
    ...(user === undefined ? {} : { user }),
    ...(account === undefined ? {} : { account }),
    ...(space === undefined ? {} : { space }),
    ...(report === undefined ? {} : { report }),
    reach: reachOf(values, setting),
    json: values["json"] === true,
  };
}

function schoolsOf(values: Values, setting: ParseSetting): SchoolsCommand {
  const endpoint = text(values["endpoint"]);
  const { timeoutMs } = reachOf(values, setting);
  return {
    name: "schools",
    near: placeOf(text(values["near"]) ?? "", setting),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    json: values["json"] === true,
  };
}

/** "47.22,-1.55"; French commas too, where a blank or a semicolon stands between the two: "47,22 ; -1,55". */
function placeOf(given: string, { words }: ParseSetting): SchoolsCommand["near"] {
  const number = "[-+]?\\d{1,3}(?:[.,]\\d+)?";
  const parts =
    /^\s*([-+]?\d{1,3}(?:\.\d+)?)\s*,\s*([-+]?\d{1,3}(?:\.\d+)?)\s*$/u.exec(given) ??
    new RegExp(`^\\s*(${number})\\s*[;\\s]\\s*(${number})\\s*$`, "u").exec(given);
  const [latitude, longitude] = [parts?.[1], parts?.[2]].map((degrees) => Number(degrees?.replace(",", ".")));
  const isPlace =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  if (!isPlace) throw failure(words.complaints.notAPlace("--near"));
  return { latitude, longitude };
}
