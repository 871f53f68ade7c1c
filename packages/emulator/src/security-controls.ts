import type { Engine } from "./session/engine.js";
import type { Mail } from "./session/security/mailbox.js";
import type { Account } from "./world/school.js";
import { type KnownDevice, type SecurityMode, securityOf } from "./world/security.js";

/** A device that an account is known on, and whose it is. */
export interface KnownDeviceOf extends Readonly<KnownDevice> {
  /** Login of the account, as people type it. */
  readonly login: string;
}

/** What the owner of an account would find in their mail, and what the school can do to an account. */
export interface SecurityControls {
  /** E-mails that a real server would have sent, oldest first. */
  readonly mails: readonly Mail[];
  /** Devices that are not asked again, of all accounts. */
  readonly knownDevices: readonly KnownDeviceOf[];
  /** The code of the last e-mail that resets the PIN of an account; absent when none was sent. */
  resetCode(login: string): string | undefined;
  /** Makes the devices of an account unknown, or those of all. */
  forgetKnownDevices(login?: string): void;
  /**
   * The school changes the strategy of an account. With `"pin"` its owner chooses one at the next login; with the
   * others they only take note, on a device that is known or that is not asked for.
   */
  imposeMode(login: string, mode: Exclude<SecurityMode, "notChosen">): void;
  /** The school resets a PIN: its owner chooses another at the next login. */
  resetPin(login: string): void;
  /** The school wants a new password at the next login. */
  askNewPassword(login: string, because?: string): void;
}

/** The controls of one server. Those that name a login throw RangeError when nobody bears it. */
export function securityControls({ school, mailbox }: Engine): SecurityControls {
  const accountOf = (login: string): Account => {
    const account = school.accounts.find((one) => one.login === login);
    if (account === undefined) throw new RangeError(`nobody has the login ${JSON.stringify(login)} here`);
    return account;
  };
  const mustChoosePin = (login: string, change: { pinWasReset?: true; imposed?: true }): void => {
    Object.assign(securityOf(accountOf(login)), { modes: ["pin"], mustChoose: true, ...change });
  };
  return {
    get mails() {
      return mailbox.list;
    },
    get knownDevices() {
      return school.accounts.flatMap(({ login, security }) =>
        (security?.devices ?? []).map((device) => ({ login, ...device })),
      );
    },
    resetCode: (login) =>
      mailbox.list.findLast((mail) => mail.login === login && mail.about === "pin-reset")?.code,
    forgetKnownDevices(login) {
      const accounts = login === undefined ? school.accounts : [accountOf(login)];
      for (const { security } of accounts) security?.devices.splice(0);
    },
    imposeMode(login, mode) {
      if (mode === "pin") return mustChoosePin(login, { imposed: true });
      Object.assign(securityOf(accountOf(login)), { mode, modes: [mode], mustChoose: false, imposed: true });
    },
    resetPin: (login) => mustChoosePin(login, { pinWasReset: true }),
    askNewPassword(login, because = "Votre établissement vous demande de personnaliser votre mot de passe.") {
      securityOf(accountOf(login)).newPasswordBecause = because;
    },
  };
}
