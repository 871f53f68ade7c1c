import type { Command as Program } from "commander";
import { accountOf, withAccount } from "./account-arguments.js";
import type { Command } from "./command.js";
import { addDays, mondayOf } from "./days.js";
import { failure } from "./failure.js";
import { dayOf, type ParseSetting, rangeOf, text, type Values } from "./option-values.js";
import type { ReadingCommand } from "./reading-commands.js";

/** Where the commands are added, and what is done with the one that is found. */
export interface Definition {
  command(name: Command["name"], description: string, after: string): Program;
  languageOption(): ReturnType<Program["createOption"]>;
  give(command: Command): void;
}

/** Adds the commands that read one thing each to a program. */
export function defineReading(setting: ParseSetting, definition: Definition): void {
  const { help } = setting.words;
  const { option, commands, key, of } = help.reading;
  /** A command that asks about somebody, and what its own values make of it. */
  const add = (
    name: ReadingCommand["name"],
    options: (program: Program) => Program,
    read: (common: Common, values: Values, argument: string | undefined) => ReadingCommand,
  ): void => {
    const { about, examples, remark } = commands[name];
    const lines = ["", help.examples, ...examples.map((line) => `  ${line}`)];
    const after = [...lines, ...(remark === undefined ? [] : ["", remark]), help.environment].join("\n");
    const program = options(withAccount(definition.command(name, about, after), setting));
    const [argument] = program.registeredArguments;
    if (argument !== undefined) program.usage(`[${argument.name()}] ${help.optionsPlaceholder}`);
    program
      .option("--json", option.jsonOne)
      .addOption(definition.languageOption())
      // With an argument, it comes before the values.
      .action((...given: readonly unknown[]) => {
        const values = program.opts<Values>();
        const common = { account: accountOf(values, setting), json: values["json"] === true };
        definition.give(read(common, values, argument === undefined ? undefined : text(given[0])));
      });
  };
  const days = (program: Program): Program =>
    program.option("--from <day>", option.from).option("--to <day>", option.to);

  add(
    "attendance",
    (program) => program.option("--period <name>", option.attendancePeriod),
    (common, values) => ({ name: "attendance", ...common, ...periodOf(values) }),
  );
  add(
    "evaluations",
    (program) => program.option("--period <name>", help.option.period),
    (common, values) => ({ name: "evaluations", ...common, ...periodOf(values) }),
  );
  add(
    "report",
    (program) => program.option("--period <name>", help.option.period).option("--pdf", option.pdf),
    (common, values) => ({ name: "report", ...common, ...periodOf(values), pdf: values["pdf"] === true }),
  );
  add(
    "menus",
    (program) => days(program).option("--week [day]", option.week),
    (common, values) => ({ name: "menus", ...common, range: weekOrRange(values, setting) }),
  );
  add("contents", days, (common, values) => ({
    name: "contents",
    ...common,
    range: rangeOf(values, setting),
  }));
  add(
    "agenda",
    (program) => program.option("--from <day>", option.agendaFrom).option("--to <day>", option.agendaTo),
    (common, values) => ({ name: "agenda", ...common, range: rangeOf(values, setting) }),
  );
  add(
    "files",
    (program) => days(program).option("--save <folder>", option.save),
    (common, values) => {
      const save = text(values["save"]);
      const range = rangeOf(values, setting);
      return { name: "files", ...common, range, ...(save === undefined ? {} : { save }) };
    },
  );
  for (const name of ["news", "messages"] as const) {
    add(
      name,
      (program) => program.argument("[key]", key).option("--unread", option.unread),
      (common, values, found) => ({
        name,
        ...common,
        ...(found === undefined ? {} : { key: found }),
        unread: values["unread"] === true,
      }),
    );
  }
  for (const name of ["staff", "documents", "home"] as const) {
    add(
      name,
      (program) => program,
      (common) => ({ name, ...common }),
    );
  }
  add(
    "students",
    (program) => program.argument("[class]", of).option("--file <name>", option.file),
    (common, values, found) => {
      const file = text(values["file"]);
      if (file !== undefined && found === undefined) throw failure(setting.words.complaints.fileWithoutClass);
      return {
        name: "students",
        ...common,
        ...(found === undefined ? {} : { of: found }),
        ...(file === undefined ? {} : { file }),
      };
    },
  );
  add(
    "ical",
    (program) => program.option("--show", option.show),
    (common, values) => {
      if (values["show"] !== true) throw failure(setting.words.complaints.secretAddress);
      return { name: "ical", ...common };
    },
  );
}

type Common = Pick<ReadingCommand, "account" | "json">;

function periodOf(values: Values): { readonly period?: string } {
  const period = text(values["period"]);
  return period === undefined ? {} : { period };
}

/** `--week` names a day of the week, or else is the current one, as when nothing is named. */
function weekOrRange(values: Values, setting: ParseSetting): ReturnType<typeof rangeOf> {
  const { week } = values;
  const range = rangeOf(values, setting);
  if (week === undefined) return range;
  if (range.from !== undefined || range.to !== undefined)
    throw failure(setting.words.complaints.weekAndRange);
  const day = dayOf("--week", week, setting.words);
  if (day === undefined) return {};
  const monday = mondayOf(day);
  return { from: monday, to: addDays(monday, 6) };
}
