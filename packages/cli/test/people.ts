import { type AnyClient, Client, login } from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { type Outcome, preau, type RunOptions } from "./run-preau.js";

/** Password of everybody in the invented school. */
export const password = "preau-demo";

/** Who writes, and where. */
export const people = {
  camille: { page: "eleve.html", login: "camille.verdier" },
  sophie: { page: "parent.html", login: "sophie.verdier" },
  office: { page: "viescolaire.html", login: "vie.scolaire" },
} as const;

/** Somebody of the invented school. */
export type Who = keyof typeof people;

/** Options that say whose account it is. */
export function accountOf({ url }: Emulator, who: Who): readonly string[] {
  const { page, login: user } = people[who];
  return ["--url", `${url}/${page}`, "--user", user];
}

/** Runs `preau` for somebody, without linking the account. */
export function askAs(
  school: Emulator,
  who: Who,
  argv: readonly string[],
  run: RunOptions = {},
): Promise<Outcome> {
  const env = { PREAU_PASSWORD: password, ...run.env };
  return preau([...argv, ...accountOf(school, who)], { ...run, env });
}

/** Asks the library beside the command line. */
export async function withLibrary<T>(
  { url }: Emulator,
  who: Who,
  use: (client: AnyClient) => Promise<T>,
): Promise<T> {
  const { page, login: username } = people[who];
  const client = await login({ url: `${url}/${page}`, username, password });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** A pupil or a parent. */
export function family(client: AnyClient): Client {
  if (client instanceof Client) return client;
  throw new Error("This is nobody of a family.");
}

/** Enough of a key, without the kind of thing before it. */
export function short(key: string): string {
  return key.slice(key.indexOf("_") + 1).slice(0, 9);
}

/** The first of what there is. */
export function some<T>(found: readonly T[]): T {
  const [first] = found;
  if (first === undefined) throw new Error("The school has nothing of the kind.");
  return first;
}
