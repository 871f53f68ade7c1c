import { isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import { Gate } from "../gate/gate.js";
import type { CredentialStore } from "../store/credential-store.js";
import type { ExamineOptions } from "./examination.js";

/**
 * Why the gate of a host lets nothing pass at the moment; `undefined` when it does. Asks nobody: it is what the store remembers.
 *
 * @param root address of the server
 */
export async function askGate(
  root: string,
  { store, account }: Pick<ExamineOptions, "store" | "account"> = {},
): Promise<PronoteError | undefined> {
  try {
    await gateTo(root, { store, account, now: () => Date.now() }).admitRequest();
    return undefined;
  } catch (error) {
    if (isPronoteError(error)) return error;
    throw error;
  }
}

/** The gate of an account, or of whoever looks at a server. */
export function gateTo(
  root: string,
  {
    account = "discovery",
    ...rest
  }: Pick<ExamineOptions, "account"> & {
    readonly store: CredentialStore | undefined;
    readonly now: () => number;
  },
): Gate {
  return new Gate({ account, host: new URL(root).host, ...rest });
}
