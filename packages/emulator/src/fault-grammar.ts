import { calls } from "@preau/wire";
import {
  canStrike,
  delay,
  drip,
  dropAfter,
  dropBefore,
  expire,
  type Fault,
  type FaultTarget,
  foreignLogin,
  garble,
  hang,
  notPronote,
  type PlannedFault,
  refuse,
  refuseWrite,
  siteClosed,
  staleIds,
  status,
  suspend,
  suspendedPage,
  truncate,
  waitTicket,
  wrongNumber,
} from "./faults.js";

/** How one sort of trouble is written, and what it does. */
interface FaultWord {
  /** What may follow the equals sign, for people; empty when nothing may. */
  readonly value: string;
  readonly about: string;
  /** The fault, or undefined when it cannot have that value. */
  read(value: string | undefined): Fault | undefined;
}

const words: Readonly<Record<string, FaultWord>> = {
  "drop-before": bare(dropBefore, "break the connection before anything is done"),
  "drop-after": bare(dropAfter, "do it, then break the connection"),
  hang: bare(hang, "never answer"),
  delay: numbered("MS", [0, 600_000], delay, "answer so much later"),
  drip: numbered("MS", [1, 600_000], drip, "answer byte by byte, over that time"),
  truncate: chosen(["framed"], (how) => truncate({ framed: how !== undefined }), "send half the answer"),
  garble: chosen(["secured"], (part) => garble(part === undefined ? "body" : "secured"), "answer with noise"),
  status: numbered("CODE", [400, 599], status, "answer with an error of HTTP"),
  "wrong-number": bare(wrongNumber, "answer under another order number"),
  refuse: numbered("CODE", [0, 999], (code) => refuse({ code }), "refuse with a fatal error, such as 25"),
  "refuse-write": chosen(
    ["cancelled", "signature"],
    (how) => refuseWrite(how ?? "error"),
    "do nothing, and say that it was not accepted",
  ),
  expire: bare(expire, "end the session first"),
  "stale-ids": bare(staleIds, "forget the session's ids first"),
  suspend: bare(suspend, "suspend the address first, and for a while"),
  wait: optional("ROUNDS", [1, 20], (rounds) => waitTicket({ rounds }), 1, "answer with wait tickets first"),
  "site-closed": optional(
    "CODE",
    [200, 599],
    (code) => siteClosed({ status: code }),
    503,
    "a closed site's page",
  ),
  "suspended-page": bare(suspendedPage, "a suspended address's page, once"),
  "foreign-login": {
    value: "[=URL]",
    about: "another service's login page, or a redirection to it",
    read: (redirect) => foreignLogin(redirect === undefined ? {} : { redirect }),
  },
  "not-pronote": bare(notPronote, "an ordinary page of the Web"),
};

const otherTargets: readonly string[] = [
  "page",
  "info",
  "file",
  "upload",
  "calendar",
  "geolocation",
  "polling",
  "*",
];

/** The grammar, for `--help`. */
export function faultHelp(): string {
  const rows = Object.entries(words).map(([name, { value, about }]) => [`${name}${value}`, about] as const);
  const width = Math.max(...rows.map(([written]) => written.length));
  return [
    "A fault is written TARGET:FAULT[=VALUE][*TIMES] and strikes the next request of that sort, or the next TIMES.",
    "TARGET is a remote function such as PageEmploiDuTemps, or page, info, file, upload, calendar, geolocation, polling, or * for what comes",
    "next.",
    "FAULT is one of:",
    ...rows.map(([written, about]) => `  ${written.padEnd(width)}  ${about}`),
  ].join("\n");
}

/**
 * Reads one fault: `"PageEmploiDuTemps:drop-after"`, `"page:status=503*3"`, `"*:delay=200"`.
 *
 * @throws RangeError saying what is wrong
 */
export function parseFault(text: string): PlannedFault {
  const parts = /^(?<target>\*|[^:=*]*):(?<name>[^=*]*)(?:=(?<value>.*?))?(?:\*(?<times>[^*]*))?$/.exec(text);
  const { target = "", name = "", value, times } = parts?.groups ?? {};
  if (parts === null || name === "") {
    throw new RangeError("It must be written TARGET:FAULT[=VALUE][*TIMES], such as page:status=503*3.");
  }
  if (!isTarget(target)) throw new RangeError(strangeTarget(target));
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (word === undefined) {
    throw new RangeError(`There is no fault "${name}", only ${Object.keys(words).join(", ")}.`);
  }
  const fault = word.read(value);
  if (fault === undefined) throw new RangeError(`"${name}" is written ${name}${word.value}.`);
  if (target !== "*" && !canStrike(fault, target)) {
    throw new RangeError(`"${name}" needs a call to happen to: it cannot strike ${target}.`);
  }
  if (times !== undefined && !/^[1-9]\d{0,5}$/.test(times)) {
    throw new RangeError("What follows the star is how many requests it strikes: a number from 1.");
  }
  return { target, fault, times: Number(times ?? 1) };
}

function isTarget(text: string): text is FaultTarget {
  return otherTargets.includes(text) || Object.hasOwn(calls, text);
}

function strangeTarget(text: string): string {
  const near = Object.keys(calls).find((name) => name.toLowerCase() === text.toLowerCase());
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  return `"${text}" is no function of PRONOTE, nor one of ${otherTargets.join(", ")}.${hint}`;
}

function bare(make: () => Fault, about: string): FaultWord {
  return { value: "", about, read: (value) => (value === undefined ? make() : undefined) };
}

function chosen<Choice extends string>(
  choices: readonly Choice[],
  make: (value: Choice | undefined) => Fault,
  about: string,
): FaultWord {
  const read = (value: string | undefined) => {
    const choice = choices.find((one) => one === value);
    return value === undefined || choice !== undefined ? make(choice) : undefined;
  };
  return { value: `[=${choices.join("|")}]`, about, read };
}

type Bounds = readonly [least: number, most: number];

function numbered(unit: string, bounds: Bounds, make: (value: number) => Fault, about: string): FaultWord {
  const read = (value: string | undefined): Fault | undefined => {
    const number = wholeNumber(value, bounds);
    return number === undefined ? undefined : make(number);
  };
  return { value: `=${unit}`, about: `${about} (${unit} from ${bounds[0]} to ${bounds[1]})`, read };
}

function optional(
  unit: string,
  bounds: Bounds,
  make: (value: number) => Fault,
  fallback: number,
  about: string,
): FaultWord {
  const word = numbered(unit, bounds, make, about);
  const read = (value: string | undefined) => (value === undefined ? make(fallback) : word.read(value));
  return { value: `[=${unit}]`, about: `${about} (${fallback} unless said)`, read };
}

function wholeNumber(text: string | undefined, [least, most]: Bounds): number | undefined {
  const number = Number(text);
  return text !== undefined && /^\d+$/.test(text) && number >= least && number <= most ? number : undefined;
}
