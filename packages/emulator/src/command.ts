import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { Temporal } from "temporal-polyfill";
import type { EmulatorOptions } from "./emulator.js";
import { type ProfileName, profileVersions } from "./profiles.js";

/** What the command line asks for. */
export interface CommandOptions {
  readonly emulator: EmulatorOptions;
  /** One line of JSON instead of text for people. */
  readonly json: boolean;
}

interface ParsedFlags {
  readonly profile: ProfileName;
  readonly encrypt?: true;
  readonly compress?: true;
  readonly port: number;
  readonly root: string;
  readonly seed: number;
  readonly today?: string;
  readonly zone?: "A" | "B" | "C";
  readonly strict?: true;
  readonly json?: true;
}

const examples = `
Examples:
  $ preau-emulator                                  a 2026 school on a free port, as of today
  $ preau-emulator --port 8000 --seed 7             always the same school at the same address
  $ preau-emulator --profile 2025.2 --compress      as a 2025 server without a certificate speaks
  $ preau-emulator --today 2026-11-21 --json        one line of JSON, for scripts

The server answers on 127.0.0.1 only and keeps nothing: stop it with Ctrl+C, and every change is gone.
Without --strict it forgives what real servers forgive, and says so on stderr.
Exit codes: 0 stopped, 1 could not start, 2 wrong usage.`;

/** The command: parses arguments, and hands what they ask for to `run`. */
export function emulatorCommand(run: (options: CommandOptions) => Promise<void>): Command {
  return new Command("preau-emulator")
    .description(
      "A school in a box: a PRONOTE-like server with an invented school, to try and test clients against.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addOption(
      new Option("--profile <version>", "PRONOTE version to imitate")
        .choices(Object.keys(profileVersions))
        .default("2026.2.5"),
    )
    .option("--encrypt", "encrypt what is sent, as servers without TLS do")
    .option("--compress", "compress it too (implies --encrypt)")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 0)
    .option("--root <path>", "path of the server", parseRoot, "/pronote")
    .option("--seed <number>", "seed of the school: same seed, same school", parseSeed, 1)
    .option("--today <date>", "the school's day, as 2026-11-21 (default: today in Paris)", parseDay)
    .addOption(new Option("--zone <letter>", "French holiday zone of the school").choices(["A", "B", "C"]))
    .option("--strict", "refuse what real servers let pass: undeclared fields, missing tabs, unknown calls")
    .option("--json", "print one line of JSON")
    .addHelpText("after", examples)
    .showHelpAfterError("(preau-emulator --help explains the options)")
    .allowExcessArguments(false)
    .action((flags: ParsedFlags) => run(toOptions(flags)));
}

function toOptions(flags: ParsedFlags): CommandOptions {
  const { json, encrypt, compress, strict, today, zone, ...always } = flags;
  return {
    json: json ?? false,
    emulator: {
      ...always,
      strict: strict ?? false,
      ...(encrypt === undefined && compress === undefined ? {} : { encrypt: true }),
      ...(compress === undefined ? {} : { compress }),
      ...(today === undefined ? {} : { today }),
      ...(zone === undefined ? {} : { zone }),
    },
  };
}

function parsePort(text: string): number {
  return wholeNumber(text, 65_535);
}

function parseSeed(text: string): number {
  return wholeNumber(text, 4_294_967_295);
}

function wholeNumber(text: string, largest: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > largest) {
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${largest}.`);
  }
  return number;
}

function parseRoot(text: string): string {
  if (!/^\/?(?:[\w.~-]+\/)*[\w.~-]*$/.test(text)) {
    throw new InvalidArgumentError('It must be a path of letters, digits and "-._~", such as /pronote.');
  }
  return text;
}

function parseDay(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
  } catch {
    // A well-formed day that no calendar has, such as 2026-02-30.
  }
  throw new InvalidArgumentError("It must be a day of the calendar, written like 2026-11-21.");
}

function packageVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  // This package's own file.
  return (JSON.parse(text) as { version: string }).version;
}
