import { createHash } from "node:crypto";

/**
 * Which login mobile secrets go with: what QR codes hold, and what `login` of `Identification` and
 * `Authentification` says.
 *
 * - `"typed"`: the one that people type.
 * - `"own"`: one that the server makes up, constant for an account and unlike what people type. Clients that make
 *   their key with the typed login although they were told another do not get in.
 */
export type MobileLogins = "own" | "typed";

/**
 * The login that goes with the QR codes and tokens of an account: ten hexadecimal digits, the same each time
 * the same school is started.
 *
 * @param login as the account bears it, or any text: nobody can tell a login that does not exist by this
 */
export function mobileLogin(seed: number, login: string): string {
  return createHash("sha256").update(`mobile login\n${seed}\n${login}`).digest("hex").slice(0, 10);
}
