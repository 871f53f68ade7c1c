import type { securityModes } from "@preau/wire";
import type { Instant } from "./school.js";

/** A strategy ("mode de double authentification"). */
export type SecurityMode = keyof typeof securityModes;

/** What protects an account beside its password. Its owner and the school change it. */
export interface AccountSecurity {
  mode: SecurityMode;
  /** Digits; absent when none was ever chosen. */
  pin: string | undefined;
  /** What its owner may choose from. */
  modes: readonly SecurityMode[];
  /** The school wants a choice made at the next login: any of `modes`. */
  mustChoose: boolean;
  /** The school has reset the PIN: the choice is of another one. */
  pinWasReset: boolean;
  /** The school has changed the strategy by itself: its owner has to take note. */
  imposed: boolean;
  /** Why a new password is wanted at the next login; absent when none is. */
  newPasswordBecause: string | undefined;
  /** PINs are exactly four digits. */
  readonly fixedPin: boolean;
  /** Where a forgotten PIN can be reset from; absent when it cannot. */
  readonly email: string | undefined;
  /** Devices that are not asked again, oldest first. */
  readonly devices: KnownDevice[];
}

/** A device that an account is known on. */
export interface KnownDevice {
  readonly id: string;
  /** Whether it is known by `identifiantNav` or by `uuidAppliMobile`. */
  readonly source: "browser" | "mobileApp";
  /** That text. */
  readonly identity: string;
  name: string;
  /** What the server saw of it. */
  readonly system: string;
  lastSeen: Instant;
}

/** Protection of an account that nothing was ever done to: no strategy, none asked for. */
export function plainSecurity(choice: Partial<AccountSecurity> = {}): AccountSecurity {
  return {
    mode: "notChosen",
    pin: undefined,
    modes: ["inactive", "notificationOnly", "pin"],
    mustChoose: false,
    pinWasReset: false,
    imposed: false,
    newPasswordBecause: undefined,
    fixedPin: true,
    email: undefined,
    devices: [],
    ...choice,
  };
}

/** The protection of an account, made when first asked for. */
export function securityOf(account: { security?: AccountSecurity }): AccountSecurity {
  account.security ??= plainSecurity();
  return account.security;
}
