import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { Temporal } from "temporal-polyfill";
import type { EmulatorOptions } from "./emulator.js";
import { faultHelp, parseFault } from "./fault-grammar.js";
import type { PlannedFault } from "./faults.js";
import { type OddSchoolName, oddSchools } from "./odd-schools.js";
import { type PortalFlowName, type PortalRowName, portalFlows, portalRows } from "./portals/rows.js";
import { type PortalTrouble, portalTroubles } from "./portals/trouble.js";
import { type ProfileName, type ProfilePacking, profileOf, profiles } from "./profiles.js";

/** What the command line asks for. */
export interface CommandOptions {
  readonly emulator: EmulatorOptions;
  /** Trouble to script before anybody comes. */
  readonly faults: readonly PlannedFault[];
  /** One line of JSON instead of text for people. */
  readonly json: boolean;
}

interface ParsedFlags {
  readonly profile: ProfileName;
  readonly encrypt?: true;
  readonly compress?: boolean;
  readonly port: number;
  readonly root: string;
  readonly seed: number;
  readonly today?: string;
  readonly zone?: "A" | "B" | "C";
  readonly school?: OddSchoolName;
  readonly largeFile?: number;
  readonly strict?: true;
  readonly salt?: boolean;
  readonly exclusive?: true;
  readonly hideTab: readonly number[];
  readonly refuseTab: readonly number[];
  readonly reportDelay?: number;
  readonly closeAttendance?: true;
  readonly poll?: true;
  readonly userAgentFilter: boolean;
  readonly insecurePage?: true;
  readonly sessionTimeout?: number;
  readonly sessionAge?: number;
  readonly qrLife?: number;
  readonly demonstration?: true;
  readonly replayWindow?: number;
  readonly portal?: PortalRowName | PortalFlowName;
  readonly portalTrouble?: PortalTrouble;
  readonly fault: readonly PlannedFault[];
  readonly json?: true;
}

const portalNames = [...Object.keys(portalFlows), ...Object.keys(portalRows)];

const examples = `
Examples:
  $ preau-emulator                                  a 2026 school on a free port, as of today
  $ preau-emulator --port 8000 --seed 7             always the same school at the same address
  $ preau-emulator --profile 2025.2 --compress      as a 2025 server without a certificate speaks
  $ preau-emulator --today 2026-11-21 --json        one line of JSON, for scripts
  $ preau-emulator --fault "page:status=503*3"      three times out of order, then well

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
        .choices(Object.keys(profiles))
        .default("2026.2.5"),
    )
    .option("--encrypt", "encrypt what is sent, as servers without TLS do")
    .option("--compress", "compress it too (implies --encrypt)")
    .option("--no-compress", "encrypt only, with a profile that compresses")
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 0)
    .option("--root <path>", "path of the server", parseRoot, "/pronote")
    .option("--seed <number>", "seed of the school: same seed, same school", parseSeed, 1)
    .option("--today <date>", "the school's day, as 2026-11-21 (default: today in Paris)", parseDay)
    .addOption(new Option("--zone <letter>", "French holiday zone of the school").choices(["A", "B", "C"]))
    .addOption(new Option("--school <name>", "an odd school, see below").choices(Object.keys(oddSchools)))
    .option(
      "--large-file <megabytes>",
      "size of the largest file of the lesson book (default: 6)",
      parseMegabytes,
    )
    .option("--strict", "refuse what real servers let pass: undeclared fields, missing tabs, unknown calls")
    .option("--salt", "send a salt with every challenge (default: with legacy challenges)")
    .option("--no-salt", "send none")
    .option("--exclusive", "consultation only: every write is refused")
    .option("--hide-tab <number>", "hide a tab; may be repeated", collect(parseTab), [])
    .option(
      "--refuse-tab <number>",
      "list a tab and refuse it all the same; may be repeated",
      collect(parseTab),
      [],
    )
    .option("--report-delay <days>", "report cards come out so many days later than planned", parseDays)
    .option("--close-attendance", "the page of school life only says that it is not published")
    .option("--poll", "let pages of versions up to 2024.3 offer long polling; later ones always do")
    .option("--no-user-agent-filter", "treat every User-Agent alike")
    .option("--insecure-page", "ask for the vector under the RSA key in the page, as 2022 does")
    .option("--session-timeout <seconds>", "end sessions that nobody uses for so long", parseSeconds)
    .option("--session-age <seconds>", "end sessions that are so old", parseSeconds)
    .option("--qr-life <seconds>", "how long QR codes are good for (default: 600)", parseSeconds)
    .option("--demonstration", "a demonstration server, which forgets the tokens that it hands out")
    .option("--replay-window <number>", "how many last requests are answered again from memory", parseWindow)
    .addOption(
      new Option("--portal <name>", "a portal in front of pupils and parents, see below").choices(
        portalNames,
      ),
    )
    .addOption(new Option("--portal-trouble <name>", "trouble of that portal").choices(portalTroubles))
    .option("--fault <fault>", "script trouble, see below; may be repeated", collect(parseFaultOption), [])
    .option("--json", "print one line of JSON")
    .addHelpText(
      "after",
      `\nSchools:\n${schoolHelp()}\n\nPortals, by what they stand for:\n${flowHelp()}\n  or one of pronotepy's names, such as ac_reunion\n\nFaults:\n${faultHelp()}\n${examples}`,
    )
    .showHelpAfterError("(preau-emulator --help explains the options)")
    .allowExcessArguments(false)
    .action((flags: ParsedFlags, command: Command) => {
      checkPacking(flags, command);
      return run(toOptions(flags));
    });
}

/** Some servers never pack in some ways. */
function checkPacking(flags: ParsedFlags, command: Command): void {
  try {
    profileOf(flags.profile, packingOf(flags));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    command.error(`error: ${cause.message}`);
  }
}

function packingOf({ encrypt, compress }: ParsedFlags): ProfilePacking {
  return {
    ...(encrypt === true || compress === true ? { encrypt: true } : {}),
    ...(compress === undefined ? {} : { compress }),
  };
}

function toOptions(flags: ParsedFlags): CommandOptions {
  const { profile, port, root, seed, today, zone, school, largeFile, strict, salt, poll, insecurePage } =
    flags;
  const { sessionTimeout, sessionAge, qrLife, demonstration, replayWindow } = flags;
  const schoolOptions = {
    ...(flags.hideTab.length === 0 ? {} : { hiddenTabs: flags.hideTab }),
    ...(flags.refuseTab.length === 0 ? {} : { refusedTabs: flags.refuseTab }),
    ...(flags.exclusive === undefined ? {} : { exclusiveMode: true }),
    ...(flags.reportDelay === undefined ? {} : { reportDelayDays: flags.reportDelay }),
    ...(flags.closeAttendance === undefined ? {} : { attendanceClosed: true }),
  };
  return {
    json: flags.json ?? false,
    faults: flags.fault,
    emulator: {
      profile,
      ...packingOf(flags),
      port,
      root,
      seed,
      strict: strict ?? false,
      ...(today === undefined ? {} : { today }),
      ...(zone === undefined ? {} : { zone }),
      ...(school === undefined ? {} : { school }),
      ...(largeFile === undefined ? {} : { plan: { largeFileBytes: largeFile * 1_000_000 } }),
      ...(salt === undefined ? {} : { salt }),
      ...(poll === undefined ? {} : { poll }),
      ...(insecurePage === undefined ? {} : { insecurePage: "with-key" }),
      ...(flags.userAgentFilter ? {} : { userAgentFilter: false }),
      ...(sessionTimeout === undefined ? {} : { sessionTimeoutMs: sessionTimeout * 1000 }),
      ...(sessionAge === undefined ? {} : { sessionAgeMs: sessionAge * 1000 }),
      ...(qrLife === undefined ? {} : { qrCodeLifeMs: qrLife * 1000 }),
      ...(demonstration === undefined ? {} : { demonstration }),
      ...(replayWindow === undefined ? {} : { replayWindow }),
      ...portalOf(flags),
      ...(Object.keys(schoolOptions).length === 0 ? {} : { schoolOptions }),
    },
  };
}

function portalOf({ portal, portalTrouble }: ParsedFlags): Pick<EmulatorOptions, "portal"> {
  if (portal === undefined) return {};
  return { portal: { name: portal, ...(portalTrouble === undefined ? {} : { trouble: portalTrouble }) } };
}

/** An option that may be given several times. */
function collect<Value>(parse: (text: string) => Value) {
  return (text: string, before: readonly Value[]): readonly Value[] => [...before, parse(text)];
}

function parseFaultOption(text: string): PlannedFault {
  try {
    return parseFault(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new InvalidArgumentError(cause.message);
  }
}

/** Names of the odd schools, one a line. */
function schoolHelp(): string {
  return Object.entries(oddSchools)
    .map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`)
    .join("\n");
}

/** Flows and the portals that stand for them, one a line. */
function flowHelp(): string {
  return Object.entries(portalFlows)
    .map(([flow, name]) => `  ${flow.padEnd(22)} ${name}`)
    .join("\n");
}

function parseMegabytes(text: string): number {
  return wholeNumber(text, 500);
}

function parseTab(text: string): number {
  return wholeNumber(text, 999);
}

function parseSeconds(text: string): number {
  return wholeNumber(text, 86_400);
}

function parseDays(text: string): number {
  return wholeNumber(text, 366);
}

function parseWindow(text: string): number {
  return wholeNumber(text, 1000);
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
