import type { CommanderError } from "commander";
import { demoProfiles, spacePages } from "./command.js";
import { languages } from "./language/language.js";
import type { Complaint, Words } from "./language/words.js";
import { profiles } from "./portal-options.js";
import { halves, subcommandsOf } from "./writing-arguments.js";

/**
 * Commander's complaint in our words. Its messages quote what was typed, and what was typed may be a
 * password: only names of options and commands are repeated, never a value.
 */
export function complaintOf(error: CommanderError, { complaints, writing }: Words): Complaint {
  const quoted = /'([^']*)'/u.exec(error.message)?.[1] ?? "";
  const suggestion = /\(Did you mean (?:one of )?([^?)]*)\?\)/u.exec(error.message)?.[1];
  switch (error.code) {
    case "commander.unknownOption": {
      const option = nameOf(quoted);
      if (/^--?p(?:ass(?:word|wd)?|wd?)?$/iu.test(option)) return complaints.passwordOption;
      if (/^--pin$/iu.test(option)) return complaints.pinOption;
      return complaints.unknownOption(option, suggestion);
    }
    case "commander.unknownCommand":
      return complaints.unknownCommand(quoted, suggestion);
    case "commander.optionMissingArgument":
      return complaints.missingValue(nameOf(quoted));
    case "commander.invalidArgument":
      return complaints.notAChoice(nameOf(quoted), choicesOf(nameOf(quoted)).join(", "));
    case "commander.excessArguments":
      return tooMany(quoted, writing) ?? complaints.tooManyArguments;
    case "commander.missingArgument":
      return writing.complaints.missingArgument(quoted);
    default:
      return { fact: error.message.replace(/^error: /u, "") };
  }
}

/** A command without arguments of its own, where one of those beneath it was meant. */
function tooMany(command: string, { complaints }: Words["writing"]): Complaint | undefined {
  const names = subcommandsOf(command);
  const takesKey = command === "news" || command === "messages";
  return names.length === 0 || takesKey ? undefined : complaints.subcommands(command, names.join(", "));
}

/** `--from <day>` and `--from=x` are both `--from`; of `-pSecret`, only `-p` is an option. */
function nameOf(quoted: string): string {
  const name = quoted.replace(/[ =].*$/su, "");
  return /^-[^-]/u.test(name) ? name.slice(0, 2) : name;
}

function choicesOf(option: string): readonly string[] {
  if (option === "--space") return Object.keys(spacePages);
  if (option === "--portal-profile") return profiles;
  if (option === "--from-half" || option === "--to-half") return halves;
  return option === "--profile" ? demoProfiles : languages;
}
