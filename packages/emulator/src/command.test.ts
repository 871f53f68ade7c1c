import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { type CommandOptions, emulatorCommand } from "./command.js";
import { oddSchools } from "./odd-schools.js";

/** Parses arguments as the shell would hand them over; what is printed is collected. */
async function parse(
  ...args: string[]
): Promise<{ options?: CommandOptions; printed: string; code: number }> {
  let options: CommandOptions | undefined;
  let printed = "";
  const write = (text: string): void => {
    printed += text;
  };
  const command = emulatorCommand(async (asked) => {
    options = asked;
    return Promise.resolve();
  })
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write });
  try {
    await command.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { printed, code: error.exitCode };
  }
  return { ...(options === undefined ? {} : { options }), printed, code: 0 };
}

test("without arguments: today's server, plain and lenient, on a free port", async () => {
  expect((await parse()).options).toEqual({
    json: false,
    faults: [],
    emulator: { profile: "2026.2.5", port: 0, root: "/pronote", seed: 1, strict: false },
  });
});

test("a portal and its trouble are understood, and the help lists the flows", async () => {
  const { options } = await parse("--portal", "wayf", "--portal-trouble", "captcha");
  expect(options?.emulator.portal).toEqual({ name: "wayf", trouble: "captcha" });
  expect((await parse("--portal", "ac_rennes")).options?.emulator.portal).toEqual({ name: "ac_rennes" });
  expect((await parse()).options?.emulator).not.toHaveProperty("portal");
  expect((await parse("--help")).printed).toContain("open-ent-ng-educonnect ent_var");
});

test("an odd school and a large file are understood, and the help lists the schools", async () => {
  const { options } = await parse("--school", "reunion", "--large-file", "50");
  expect(options?.emulator).toMatchObject({ school: "reunion", plan: { largeFileBytes: 50_000_000 } });
  const { printed } = await parse("--help");
  for (const name of Object.keys(oddSchools)) expect(printed).toMatch(new RegExp(`^  ${name} `, "m"));
  expect((await parse("--school", "hogwarts")).printed).toContain("Allowed choices are semesters");
});

test("every option is understood", async () => {
  const args = "--profile 2025.2 --compress --port 8000 --root /a/b --seed 7 --today 2026-11-21 --zone C";
  expect((await parse(...args.split(" "), "--strict", "--json")).options).toEqual({
    json: true,
    faults: [],
    emulator: {
      profile: "2025.2",
      encrypt: true,
      compress: true,
      port: 8000,
      root: "/a/b",
      seed: 7,
      today: "2026-11-21",
      zone: "C",
      strict: true,
    },
  });
});

test.each([
  [["--profile", "2031"], /Allowed choices are 2022, .*2024-secure, 2025\.2, .*2026\.2\.5/],
  [["--session-timeout", "soon"], /whole number/],
  [["--replay-window", "-1"], /whole number/],
  [["--qr-life", "ten"], /whole number/],
  [["--hide-tab", "notes"], /whole number/],
  [["--fault", "page"], /written TARGET:FAULT/],
  [["--fault", "page:explode"], /There is no fault "explode", only drop-before/],
  [["--fault", "pageemploidutemps:hang"], /Did you mean PageEmploiDuTemps\?/],
  [["--port", "99999"], /from 0 to 65535/],
  [["--port", "80a"], /whole number/],
  [["--port", ""], /whole number/],
  [["--seed", "-3"], /whole number/],
  [["--today", "2026-02-30"], /day of the calendar/],
  [["--today", "21/11/2026"], /written like 2026-11-21/],
  [["--zone", "D"], /A, B, C/],
  [["--root", "/a b"], /path of letters/],
  [["--prot", "8000"], /Did you mean --port\?/],
  [["extra"], /too many arguments/],
])("%j is explained and refused", async (args, message) => {
  const { options, printed, code } = await parse(...args);
  expect(options).toBeUndefined();
  expect(code).toBe(1);
  expect(printed).toMatch(message);
  expect(printed).toContain("--help explains the options");
});

test("what a school may switch", async () => {
  const args =
    "--profile 2024-secure --no-compress --no-salt --exclusive --hide-tab 198 --hide-tab 12 --refuse-tab 19 --poll " +
    "--no-user-agent-filter --insecure-page --session-timeout 90 --session-age 3600 --replay-window 0 " +
    "--qr-life 30 --demonstration --report-delay 14 --close-attendance";
  expect((await parse(...args.split(" "))).options?.emulator).toEqual({
    profile: "2024-secure",
    compress: false,
    port: 0,
    root: "/pronote",
    seed: 1,
    strict: false,
    salt: false,
    poll: true,
    insecurePage: "with-key",
    userAgentFilter: false,
    sessionTimeoutMs: 90_000,
    sessionAgeMs: 3_600_000,
    replayWindow: 0,
    qrCodeLifeMs: 30_000,
    demonstration: true,
    schoolOptions: {
      hiddenTabs: [198, 12],
      refusedTabs: [19],
      exclusiveMode: true,
      reportDelayDays: 14,
      attendanceClosed: true,
    },
  });
});

test("faults are read in the order they are given", async () => {
  const { options } = await parse("--fault", "PageEmploiDuTemps:drop-after", "--fault", "page:status=503*3");
  expect(options?.faults).toEqual([
    { target: "PageEmploiDuTemps", fault: { kind: "drop-after" }, times: 1 },
    { target: "page", fault: { kind: "status", status: 503 }, times: 3 },
  ]);
});

test.each([
  ["2024-secure", []],
  ["2024-secure", ["--compress"]],
  ["2025.2", ["--no-compress"]],
])("%s with %j is possible", async (profile, args) => {
  expect((await parse("--profile", profile, ...args)).options?.emulator.profile).toBe(profile);
});

test("a root may be empty or a single slash", async () => {
  expect((await parse("--root", "")).options?.emulator.root).toBe("");
  expect((await parse("--root", "/")).options?.emulator.root).toBe("/");
});

test("the help names every option, gives examples and exit codes", async () => {
  const { printed, code } = await parse("--help");
  expect(code).toBe(0);
  for (const word of [
    "--profile",
    "--encrypt",
    "--today",
    "--strict",
    "--fault",
    "TARGET:FAULT[=VALUE][*TIMES]",
    "drop-after",
    "stale-ids",
    "--json",
    "Examples:",
    "Exit codes:",
  ]) {
    expect(printed).toContain(word);
  }
});
