import { CommanderError, Option, Command as Program } from "commander";
import {
  type AccountOptions,
  type Command,
  type DayRange,
  demoProfiles,
  type SpaceName,
  spacePages,
  type TextToShow,
} from "./command.js";
import { complaintOf } from "./complaint.js";
import { isDay } from "./days.js";
import { Failure } from "./failure.js";
import { languages } from "./language/language.js";
import type { Complaint, Words } from "./language/words.js";

/** What reading the arguments needs beside them. */
export interface ParseSetting {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly words: Words;
  readonly version: string;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * What the arguments ask for. Pure: a flag beats the environment, which beats the default.
 *
 * @throws Failure when they are wrong
 */
export function parseArguments(argv: readonly string[], setting: ParseSetting): Command | TextToShow {
  let text = "";
  let found: Command | undefined;
  const program = defineProgram(setting, (command) => {
    found = command;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (some) => {
        text += some;
      },
      writeErr: (some) => {
        text += some;
      },
      outputError: () => undefined,
    });
  }
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== "commander.help")
      throw failure(complaintOf(error, setting.words));
    return { name: "text", text, asked: error.exitCode === 0 };
  }
  return found ?? { name: "text", text: program.helpInformation(), asked: false };
}

function defineProgram(setting: ParseSetting, give: (command: Command) => void): Program {
  const { help } = setting.words;
  const program = withHelp(new Program("preau"), setting)
    .description(help.about)
    .version(setting.version, "-V, --version", help.version)
    .helpCommand(`help ${help.commandPlaceholder}`, help.helpCommand)
    .addOption(languageOption(setting))
    .usage(`${help.commandPlaceholder} ${help.optionsPlaceholder}`)
    .addHelpText("after", help.afterProgram);
  const command = (name: Command["name"], description: string, after: string): Program =>
    withHelp(program.command(name), setting)
      .description(description)
      .usage(help.optionsPlaceholder)
      .addHelpText("after", after);

  command("demo", help.demo, help.afterDemo)
    .addOption(new Option("--date <day>", help.option.date))
    .addOption(new Option("--seed <number>", help.option.seed))
    .addOption(new Option("--profile <version>", help.option.profile).choices(demoProfiles))
    .option("--json", help.option.demoJson)
    .addOption(languageOption(setting))
    .action((values: Values) => give(demoOf(values, setting)));

  withAccount(command("timetable", help.timetable, help.afterTimetable), setting)
    .option("--from <day>", help.option.timetableFrom)
    .option("--to <day>", help.option.timetableTo)
    .option("--raw", help.option.raw)
    .option("--json", help.option.json)
    .addOption(languageOption(setting))
    .action((values: Values) =>
      give({
        name: "timetable",
        account: accountOf(values, setting),
        range: rangeOf(values, setting),
        json: values["json"] === true,
        raw: values["raw"] === true,
      }),
    );

  withAccount(command("homework", help.homework, help.afterHomework), setting)
    .option("--from <day>", help.option.homeworkFrom)
    .option("--to <day>", help.option.homeworkTo)
    .option("--json", help.option.json)
    .addOption(languageOption(setting))
    .action((values: Values) =>
      give({
        name: "homework",
        account: accountOf(values, setting),
        range: rangeOf(values, setting),
        json: values["json"] === true,
      }),
    );

  withAccount(command("grades", help.grades, help.afterGrades), setting)
    .option("--period <name>", help.option.period)
    .option("--json", help.option.gradesJson)
    .addOption(languageOption(setting))
    .action((values: Values) => {
      const period = text(values["period"]);
      give({
        name: "grades",
        account: accountOf(values, setting),
        ...(period === undefined ? {} : { period }),
        json: values["json"] === true,
      });
    });
  return program;
}

/** Help in the language of the words; commander's own titles are English. */
function withHelp(program: Program, { words }: ParseSetting): Program {
  const { help } = words;
  const titles: Readonly<Record<string, string>> = {
    "Usage:": help.usage,
    "Options:": help.options,
    "Arguments:": help.arguments,
    "Commands:": help.commands,
  };
  return program
    .helpOption("-h, --help", help.help)
    .allowExcessArguments(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      showGlobalOptions: false,
      // Choices and defaults are in the descriptions, in both languages.
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => command.name(),
    });
}

function languageOption({ words }: ParseSetting): Option {
  return new Option("--lang <language>", words.help.option.lang).choices(languages);
}

function withAccount(program: Program, { words }: ParseSetting): Program {
  const { option } = words.help;
  return program
    .option("--url <address>", option.url)
    .option("--user <login>", option.user)
    .addOption(new Option("--space <space>", option.space).choices(Object.keys(spacePages)))
    .option("--child <name>", option.child)
    .option("--time-zone <name>", option.timeZone)
    .option("--insecure-host <host>", option.insecureHost, appended)
    .option("--timeout <seconds>", option.timeout);
}

/** A value of an option that may be repeated; the first time there is nothing before it. */
function appended(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function accountOf(values: Values, { env, words }: ParseSetting): AccountOptions {
  const { complaints } = words;
  const url = text(values["url"]) ?? text(env["PREAU_URL"]);
  const user = text(values["user"]) ?? text(env["PREAU_USER"]);
  if (url === undefined) throw failure(complaints.missingUrl);
  if (user === undefined) throw failure(complaints.missingUser);
  const child = text(values["child"]);
  const timeZone = text(values["timeZone"]);
  const timeout = text(values["timeout"]);
  return {
    url,
    user,
    ...(values["space"] === undefined ? {} : { space: values["space"] as SpaceName }), // one of its choices
    ...(child === undefined ? {} : { child }),
    ...(timeZone === undefined ? {} : { timeZone: timeZoneOf(timeZone, words) }),
    insecureHosts: (values["insecureHost"] as readonly string[] | undefined) ?? [], // as its parser gives it
    ...(timeout === undefined ? {} : { timeoutMs: 1000 * numberOf("--timeout", timeout, words, isTimeout) }),
  };
}

function rangeOf(values: Values, { words }: ParseSetting): DayRange {
  const from = dayOf("--from", values["from"], words);
  const to = dayOf("--to", values["to"], words);
  if (from !== undefined && to !== undefined && from > to) {
    throw failure(words.complaints.rangeBackwards(from, to));
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function demoOf(values: Values, { words }: ParseSetting): Command {
  const date = dayOf("--date", values["date"], words);
  const seed = text(values["seed"]);
  const profile = demoProfiles.find((name) => name === values["profile"]);
  return {
    name: "demo",
    ...(date === undefined ? {} : { date }),
    ...(seed === undefined ? {} : { seed: numberOf("--seed", seed, words, isSeed) }),
    ...(profile === undefined ? {} : { profile }),
    json: values["json"] === true,
  };
}

/** A day; one with a time of day, as JSON has it, is that day. */
function dayOf(option: string, value: unknown, words: Words): string | undefined {
  if (typeof value !== "string") return undefined;
  const day = value.replace(/T\d{2}:\d{2}.*$/u, "");
  if (!isDay(day)) throw failure(words.complaints.notADay(option, value));
  return day;
}

function numberOf(option: string, value: string, words: Words, fits: (value: number) => boolean): number {
  const number = Number(value);
  if (!fits(number)) throw failure(words.complaints.notANumber(option, value));
  return number;
}

function timeZoneOf(name: string, words: Words): string {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    throw failure(words.complaints.notATimeZone(name));
  }
}

function isSeed(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A timer of Node holds no more than 24 days. */
function isTimeout(value: number): boolean {
  return value > 0 && value <= 86_400;
}

/** Empty is absent: an unset variable in a script must not hide what the environment says. */
function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function failure(complaint: Complaint): Failure {
  return new Failure(complaint.fact, complaint);
}
