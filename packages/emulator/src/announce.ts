import type { Emulator } from "./emulator.js";

/** Page from which an account logs in: the mobile one of its space. */
function loginPage(emulator: Emulator, audience: string): string {
  return emulator.pages.find((page) => page.audience === audience && page.mobile)?.url ?? emulator.url;
}

/** Addresses and accounts, for people. */
export function announceText(emulator: Emulator): string {
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
    "Stop it with Ctrl+C.",
    "",
  ].join("\n");
}

/** The same as one line of JSON. */
export function announceJson(emulator: Emulator): string {
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
  });
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
