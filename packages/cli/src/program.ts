import { CommanderError, Option, Command as Program } from "commander";
import {
  accountOf,
  linkedNameOf,
  linkedOf,
  loginOf,
  relinkOf,
  withAccount,
  withAddress,
  withLinked,
  withReach,
} from "./account-arguments.js";
import { type Command, demoProfiles, type TextToShow } from "./command.js";
import { complaintOf } from "./complaint.js";
import { defineDoctor } from "./doctor-arguments.js";
import { failure } from "./failure.js";
import { languages } from "./language/language.js";
import { dayOf, isSeed, numberOf, type ParseSetting, rangeOf, text, type Values } from "./option-values.js";
import { definePortals } from "./portal-arguments.js";
import { withPortal } from "./portal-options.js";
import { defineReading } from "./reading-arguments.js";
import { defineWriting } from "./writing-arguments.js";

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
  for (const command of withSubcommands(program)) {
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

  withReach(
    withAddress(
      withPortal(
        command("login", help.login, help.afterLogin)
          .option("--qr <file>", help.option.qr)
          .option("--qr-json <file>", help.option.qrJson)
          .option("--account <name>", help.option.loginAccount)
          .option("--label <text>", help.option.label),
        setting,
      ),
      setting,
    ),
    setting,
  )
    .option("--json", help.option.accountJson)
    .addOption(languageOption(setting))
    .action((values: Values) => give(loginOf(values, setting)));

  withReach(
    withLinked(
      command("relink", help.relink, help.afterRelink)
        .option("--qr <file>", help.option.qr)
        .option("--qr-json <file>", help.option.qrJson),
      setting,
    ),
    setting,
  )
    .option("--json", help.option.accountJson)
    .addOption(languageOption(setting))
    .action((values: Values) => give(relinkOf(values, setting)));

  command("accounts", help.accounts, help.afterAccounts)
    .option("--json", help.option.json)
    .addOption(languageOption(setting))
    .action((values: Values) => give({ name: "accounts", json: values["json"] === true }));

  withReach(withLinked(command("whoami", help.whoami, help.afterWhoami), setting), setting)
    .option("--json", help.option.accountJson)
    .addOption(languageOption(setting))
    .action((values: Values) =>
      give({ name: "whoami", account: linkedOf(values, setting), json: values["json"] === true }),
    );

  withLinked(command("logout", help.logout, help.afterLogout), setting)
    .addOption(languageOption(setting))
    .action((values: Values) => give({ name: "logout", ...linkedNameOf(values, setting) }));

  withReach(withLinked(command("qr", help.qr, help.afterQr), setting), setting)
    .option("--svg <file>", help.option.svg)
    .option("--json", help.option.qrDataJson)
    .addOption(languageOption(setting))
    .action((values: Values) => {
      const svg = text(values["svg"]);
      const account = linkedOf(values, setting);
      give({ name: "qr", account, ...(svg === undefined ? {} : { svg }), json: values["json"] === true });
    });

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

  const definition = { command, give, languageOption: () => languageOption(setting) };
  definePortals(setting, definition);
  defineReading(setting, definition);
  defineDoctor(setting, definition);
  defineWriting(setting, { program, give, languageOption: () => languageOption(setting) });
  return program;
}

function withSubcommands(program: Program): readonly Program[] {
  return [program, ...program.commands.flatMap(withSubcommands)];
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
