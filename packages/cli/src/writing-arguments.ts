import { Option, type Command as Program } from "commander";
import { accountOf, appended, withAccount } from "./account-arguments.js";
import type { Command } from "./command.js";
import { failure } from "./failure.js";
import { type ParseSetting, text, type Values } from "./option-values.js";
import type { KeyKind, WriteAction, WriteCommand, WriteKind } from "./writing-commands.js";
import { declarationOf, keyOf, placedTexts, repeated, textSource } from "./writing-values.js";

/** Where the commands are added, and what is done with the one that is found. */
interface Definition {
  readonly program: Program;
  readonly languageOption: () => Option;
  readonly give: (command: Command) => void;
}

/** A command that only looks. */
type LookUp = "messages recipients" | "absence reasons";

/** What a command takes, beside what all of them take. */
interface Shape {
  /** As commander writes them: `<key> [text]`. */
  readonly takes: string;
  readonly options?: (program: Program, setting: ParseSetting) => Program;
  read(given: readonly unknown[], values: Values, setting: ParseSetting): WriteAction;
}

/** What every command of one key is. */
const byKey = (kind: KeyKind): Shape => ({
  takes: "<key>",
  read: ([key], _values, setting) => ({ kind, key: keyOf(key, setting) }),
});

const texts = (program: Program, { words }: ParseSetting): Program =>
  program.option("--file <file>", words.help.writing.option.bodyFile);

const files = (program: Program, { words }: ParseSetting): Program =>
  program.option("--attach <file>", words.help.writing.option.attach, appended);

/** What `--from-half` and `--to-half` may be. */
export const halves = ["morning", "afternoon"] as const;

/** Every command that changes something, by its words after `preau`. */
const shapes: Readonly<Record<WriteKind, Shape>> = {
  "homework done": byKey("homework done"),
  "homework undone": byKey("homework undone"),
  "homework hand-in": {
    takes: "<key> <file>",
    options: (program, { words }) => program.option("--replace", words.help.writing.option.replace),
    read: ([key, file], values, setting) => ({
      kind: "homework hand-in",
      key: keyOf(key, setting),
      file: String(file),
      replace: values["replace"] === true,
    }),
  },
  "homework take-back": byKey("homework take-back"),
  "news read": byKey("news read"),
  "news unread": byKey("news unread"),
  "news acknowledge": byKey("news acknowledge"),
  "news answer": {
    takes: "<key>",
    options: (program, { words: { help } }) =>
      program
        .option("--answer <answer>", help.writing.option.answer, appended)
        .option("--free-text <text>", help.writing.option.freeText, appended),
    read: ([key], values, setting) => ({
      kind: "news answer",
      key: keyOf(key, setting),
      answers: placedTexts("--answer", values["answer"], setting),
      freeTexts: placedTexts("--free-text", values["freeText"], setting),
    }),
  },
  "messages new": {
    takes: "[text]",
    options: (program, setting) => {
      const { option } = setting.words.help.writing;
      const people = program.option("--to <name>", option.to, appended);
      return files(texts(people.option("--subject <text>", option.subject), setting), setting);
    },
    read: ([given], values, setting) => {
      const subject = values["subject"];
      const to = repeated(values["to"]).filter((name) => name.trim() !== "");
      if (to.length === 0) throw failure(setting.words.writing.complaints.missingTo);
      return {
        kind: "messages new",
        to,
        ...(typeof subject === "string" ? { subject } : {}),
        body: textSource(given, values, setting),
        attach: repeated(values["attach"]),
      };
    },
  },
  "messages reply": {
    takes: "<key> [text]",
    options: (program, setting) =>
      files(texts(program.option("--way <way>", setting.words.help.writing.option.way), setting), setting),
    read: ([key, given], values, setting) => {
      const way = text(values["way"]);
      return {
        kind: "messages reply",
        key: keyOf(key, setting),
        ...(way === undefined ? {} : { way }),
        body: textSource(given, values, setting),
        attach: repeated(values["attach"]),
      };
    },
  },
  "messages read": byKey("messages read"),
  "messages unread": byKey("messages unread"),
  "messages delete": {
    takes: "<key>",
    options: (program, { words }) => program.option("--for-good", words.help.writing.option.forGood),
    read: ([key], values, setting) => ({
      kind: "messages delete",
      key: keyOf(key, setting),
      forGood: values["forGood"] === true,
    }),
  },
  "messages restore": byKey("messages restore"),
  "messages archive": byKey("messages archive"),
  "messages unarchive": byKey("messages unarchive"),
  "messages close": byKey("messages close"),
  "messages reopen": byKey("messages reopen"),
  "attendance acknowledge": {
    takes: "<key>",
    read: ([key], _values, setting) => ({ kind: "attendance acknowledge", key: keyOf(key, setting) }),
  },
  "report acknowledge": {
    takes: "",
    options: (program, { words }) => program.option("--period <name>", words.help.option.period),
    read: (_given, values) => {
      const period = text(values["period"]);
      return { kind: "report acknowledge", ...(period === undefined ? {} : { period }) };
    },
  },
  "absence justify": {
    takes: "<key> [text]",
    options: (program, setting) =>
      files(
        texts(program.option("--reason <name>", setting.words.help.writing.option.reason), setting),
        setting,
      ),
    read: ([key, given], values, setting) => {
      const reason = text(values["reason"]);
      return {
        kind: "absence justify",
        key: keyOf(key, setting),
        ...(reason === undefined ? {} : { reason }),
        body: textSource(given, values, setting),
        attach: repeated(values["attach"]),
      };
    },
  },
  "absence declare": {
    takes: "[text]",
    options: (program, setting) => {
      const { option } = setting.words.help.writing;
      return texts(
        program
          .option("--from <day>", option.from)
          .option("--to <day>", option.until)
          .addOption(new Option("--from-half <half>", option.fromHalf).choices(halves))
          .addOption(new Option("--to-half <half>", option.toHalf).choices(halves))
          .option("--reason <name>", option.reason),
        setting,
      );
    },
    read: ([given], values, setting) => declarationOf(given, values, setting),
  },
};

const lookUps = {
  "messages recipients": "recipients",
  "absence reasons": "reasons",
} as const satisfies Readonly<Record<LookUp, string>>;

/** Every one of them, as help lists them: what there is to look up stands beside what takes it. */
const kinds = Object.keys(shapes) as readonly WriteKind[]; // its own keys
const lookUpKinds = Object.keys(lookUps) as readonly LookUp[]; // likewise

/** Commands beneath one, by name: those of `homework` are `done`, `undone`… */
export function subcommandsOf(command: string): readonly string[] {
  return [...kinds, ...lookUpKinds]
    .filter((kind) => kind.startsWith(`${command} `))
    .map((kind) => kind.slice(command.length + 1));
}

/** Adds the commands that change something to those of a program. */
export function defineWriting(setting: ParseSetting, definition: Definition): void {
  const { program, give } = definition;
  const { writing } = setting.words.help;
  program
    .command("absence")
    .description(writing.absence)
    .usage(setting.words.help.commandPlaceholder)
    .helpCommand(false);
  for (const name of ["homework", "attendance", "report"]) {
    const { commandPlaceholder, optionsPlaceholder } = setting.words.help;
    commandNamed(program, name).usage(`${commandPlaceholder} ${optionsPlaceholder}`);
  }
  for (const kind of kinds) {
    const shape = shapes[kind];
    const command = define(kind, shape.takes, setting, definition);
    (shape.options?.(command, setting) ?? command)
      .option("--yes", writing.option.yes)
      .option("--dry-run", writing.option.dryRun)
      .option("--json", writing.option.json);
    finish(command, setting, definition).action((...given: readonly unknown[]) => {
      const values = valuesOf(command, setting);
      const action = shape.read(given, values, setting);
      give({ name: "write", ...commonOf(values, setting), action, ...permission(values) });
    });
  }
  for (const kind of lookUpKinds) {
    const command = define(kind, "", setting, definition).option(
      "--json",
      setting.words.help.reading.option.jsonOne,
    );
    finish(command, setting, definition).action(() => {
      give({ name: lookUps[kind], ...commonOf(valuesOf(command, setting), setting) });
    });
  }
}

function commandNamed(program: Program, name: string): Program {
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return command;
}

function define(
  kind: WriteKind | LookUp,
  takes: string,
  { words }: ParseSetting,
  { program }: Definition,
): Program {
  const [parent = "", name = ""] = kind.split(" ");
  const { help } = words;
  const { about, examples, remark } = help.writing.commands[kind];
  const command = commandNamed(program, parent).command(name).description(about);
  const { argument } = help.writing;
  for (const one of takes.split(" ").filter(Boolean)) {
    const called = one.slice(1, -1) as keyof typeof argument; // as the shapes write them
    command.argument(one, argument[called]);
  }
  const manner = kind in shapes ? ["", help.writing.manner] : [];
  const lines = ["", help.examples, ...examples.map((line) => `  ${line}`)];
  const after = [...lines, ...(remark === undefined ? [] : ["", remark]), ...manner, help.environment];
  return command
    .usage([takes, help.optionsPlaceholder].filter(Boolean).join(" "))
    .addHelpText("after", after.join("\n"));
}

function finish(command: Program, setting: ParseSetting, { languageOption }: Definition): Program {
  const finished = withAccount(command, setting).addOption(languageOption());
  const child = finished.options.find((option) => option.attributeName() === "child");
  // A change is about one child.
  if (child !== undefined) child.description = setting.words.help.writing.option.child;
  return finished;
}

/**
 * Options may stand before the last word of the command or behind it; what only the command above takes is unknown
 * here.
 */
function valuesOf(command: Program, { words }: ParseSetting): Values {
  const above = command.parent?.opts<Values>() ?? {};
  const known = command.options.map((option) => option.attributeName());
  const unknown = command.parent?.options.find(
    (option) => above[option.attributeName()] !== undefined && !known.includes(option.attributeName()),
  );
  if (unknown !== undefined) throw failure(words.complaints.unknownOption(unknown.long ?? "", undefined));
  return { ...above, ...command.opts<Values>() };
}

function commonOf(values: Values, setting: ParseSetting): Pick<WriteCommand, "account" | "json"> {
  return { account: accountOf(values, setting), json: values["json"] === true };
}

function permission(values: Values): Pick<WriteCommand, "yes" | "dryRun"> {
  return { yes: values["yes"] === true, dryRun: values["dryRun"] === true };
}
