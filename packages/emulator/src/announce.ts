import type { Emulator, EmulatorWithPortal } from "./emulator.js";

/** Page from which an account logs in: the mobile one of its space. */
function loginPage(emulator: Emulator, audience: string): string {
  return emulator.pages.find((page) => page.audience === audience && page.mobile)?.url ?? emulator.url;
}

/** Addresses and accounts, for people. */
export function announceText(emulator: Emulator | EmulatorWithPortal): string {
  const { profile, school } = emulator;
  const packing = profile.compress ? "encrypted and compressed" : profile.encrypt ? "encrypted" : "plain";
  const title = `${school.name} (${school.city}), an invented school`;
  return [
    title,
    `PRONOTE ${profile.version.join(".")}, ${packing}, ${emulator.strict ? "strict" : "lenient"}`,
    "",
    table([["Root", emulator.url], ...emulator.pages.map((page) => [pageTitle(page), page.url])]),
    "",
    table([
      ["Login", "Password", "Space", "Who"],
      ...emulator.accounts.map((account) => [
        account.login,
        account.password,
        account.audience,
        account.about,
      ]),
    ]),
    "",
    ...("portals" in emulator ? portalLines(emulator) : []),
    ...qrCodeLines(emulator),
    "Stop it with Ctrl+C.",
    "",
  ].join("\n");
}

/** The same as one line of JSON. */
export function announceJson(emulator: Emulator | EmulatorWithPortal): string {
  const { profile, school } = emulator;
  return JSON.stringify({
    url: emulator.url,
    school: school.name,
    seed: school.seed,
    profile: profile.name,
    version: profile.version.join("."),
    encrypt: profile.encrypt,
    compress: profile.compress,
    strict: emulator.strict,
    pages: emulator.pages,
    accounts: emulator.accounts.map(({ login, password, audience, about, disabled }) => ({
      login,
      password,
      audience,
      about,
      ...(disabled === true ? { disabled } : {}),
      url: loginPage(emulator, audience),
    })),
    qrCodes: qrCodes(emulator),
    ...("portals" in emulator ? { portal: portalOf(emulator) } : {}),
  });
}

function portalOf({ portals: { name, start, url, accounts, ports } }: EmulatorWithPortal) {
  return { name, start, url, accounts, ports };
}

function portalLines({ portals }: EmulatorWithPortal): string[] {
  return [
    `Portal ${portals.name}, entered by ${portals.start}`,
    `The school behind it is ${portals.url}`,
    table([
      ["Host", "Local port, plain HTTP"],
      ...Object.entries(portals.ports).map(([origin, port]) => [origin, String(port)]),
    ]),
    "",
    table([
      ["Portal login", "Password", "Birth date", "Who"],
      ...portals.accounts.map(({ login, password, birthDate, about }) => [login, password, birthDate, about]),
    ]),
    "",
  ];
}

/** One code for the first pupil, one for the first parent. Made anew each time: a code is good for one login. */
function qrCodes(emulator: Emulator) {
  return (["student", "parent"] as const).flatMap((audience) => {
    const account = emulator.accounts.find((one) => one.audience === audience && one.disabled !== true);
    if (account === undefined) return [];
    return [{ account: account.login, audience, ...emulator.qrCode(account.login) }];
  });
}

function qrCodeLines(emulator: Emulator): string[] {
  const codes = qrCodes(emulator).flatMap(({ account, pin, qrCode }) => [
    `  ${account}, PIN ${pin}`,
    `  ${JSON.stringify(qrCode)}`,
  ]);
  return codes.length === 0
    ? []
    : ["QR codes, good for one login each, for ten minutes unless --qr-life says otherwise", ...codes, ""];
}

function pageTitle(page: { readonly label: string; readonly mobile: boolean }): string {
  return page.mobile ? `${page.label}, mobile` : page.label;
}

/** Columns as wide as their longest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows
    .map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  "))
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}
