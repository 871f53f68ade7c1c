import type { Account } from "../world/school.js";

/** What somebody proves who they are with. `portal`: what the page held after a portal. `other`: a browser's own token, which nobody has here. */
export type LoginWay = "password" | "qr-code" | "token" | "portal" | "other";

/** Who somebody says they are, and what would prove it. */
export interface Claim {
  readonly way: LoginWay;
  /** Failures are counted under it: the account's own login, or what was typed when nobody bears it. */
  readonly countedAs: string;
  readonly uuid: string;
  /** Absent when nobody of this space bears that login. */
  readonly account: Account | undefined;
  /**
   * What the key of the challenge is made of; `"dead"` for a code or a token that was good once. Absent when
   * nothing can prove the claim.
   */
  readonly proof: { readonly login: string; readonly secret: string } | "dead" | undefined;
  /** `login` of `Identification`, when a token was asked for and this space hands them out. */
  readonly mobileLogin: string | undefined;
  /** Whether success gives the device a token. */
  readonly givesToken: boolean;
}
