import { join } from "node:path";
import type { CredentialStore } from "@preau/client";
import type { Context } from "../context.js";

/** The accounts that are linked, and where they are kept. */
export interface AccountStore {
  readonly store: Required<CredentialStore>;
  readonly folder: string;
}

/**
 * The store: `accounts` in `PREAU_HOME`, else in the folder that the system has for programs' data. Asks
 * nothing of the disk yet.
 */
export async function openStore({ env }: Pick<Context, "env">): Promise<AccountStore> {
  const { fileStore } = await import("@preau/client/node");
  const folder = join(await home(env), "accounts");
  return { store: fileStore(folder), folder };
}

async function home(env: Context["env"]): Promise<string> {
  const named = env["PREAU_HOME"];
  if (named !== undefined && named !== "") return named;
  const { default: envPaths } = await import("env-paths");
  return envPaths("preau", { suffix: "" }).data;
}
