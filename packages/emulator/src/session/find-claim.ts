import { assumptions } from "../assumptions.js";
import type { Account } from "../world/school.js";
import type { Claim } from "./claim.js";
import type { Engine } from "./engine.js";
import type { Identification } from "./login-fields.js";
import { comparableLogin } from "./login-key.js";
import type { Session } from "./session.js";

/** What the school knows about somebody who says who they are. A login that nobody bears is a claim too. */
export function claimOf(engine: Engine, session: Session, identification: Identification): Claim {
  const { way, login, uuid } = identification;
  const { mobile } = session.space;
  const account = findAccount(engine, session, identification);
  const asksToken = mobile && identification.asksToken;
  const claim = {
    way,
    countedAs: account?.login ?? login,
    uuid,
    account,
    // Whoever asks is told a login, whether somebody bears the one they typed or not.
    mobileLogin: asksToken
      ? account === undefined
        ? strangersLogin(engine, identification)
        : engine.mobileLoginOf(account)
      : undefined,
    givesToken: asksToken || (mobile && way === "token"),
  };
  return {
    ...claim,
    proof: account === undefined ? undefined : proofOf(engine, session, { ...claim, account }),
  };
}

/**
 * Whether what was right when the challenge was set still is: another session may have used the secret
 * meanwhile.
 */
export function isStillGood(engine: Engine, claim: Claim & { readonly account: Account }): boolean {
  const { proof, account, uuid } = claim;
  if (proof === undefined || proof === "dead") return false;
  if (claim.way === "qr-code") return engine.qrCodes.find(account) === proof.secret;
  if (claim.way !== "token") return true;
  const found = engine.devices.find(account, uuid);
  return found !== undefined && found !== "expired" && found.token === proof.secret;
}

function proofOf(
  engine: Engine,
  session: Session,
  claim: Pick<Claim, "way" | "uuid" | "mobileLogin"> & { readonly account: Account },
): Claim["proof"] {
  const { way, account, uuid } = claim;
  const login = engine.mobileLoginOf(account);
  switch (way) {
    case "portal":
      // The login takes no part in the key.
      return session.portal === undefined ? undefined : { login: "", secret: session.portal.secret };
    case "password":
      return { login: claim.mobileLogin ?? account.login, secret: account.password };
    case "qr-code": {
      const secret = engine.qrCodes.find(account);
      return secret === undefined ? "dead" : { login, secret };
    }
    case "token": {
      const found = engine.devices.find(account, uuid);
      if (found === "expired") return "dead";
      if (found === undefined) note(engine, session, "no token of this account is bound to that uuid");
      return found === undefined ? undefined : { login, secret: found.token };
    }
    case "other":
      return undefined;
  }
}

/** Passwords go with the login that people type, mobile secrets with the one that the server made up. */
function findAccount(
  engine: Engine,
  session: Session,
  { way, login: typed }: Identification,
): Account | undefined {
  const { space } = session;
  const { modes } = engine.login;
  if (way === "other") return undefined;
  if (way === "portal") return session.portal?.login === typed ? session.portal.account : undefined;
  if (way !== "password" && !space.mobile) {
    note(
      engine,
      session,
      `no ${way} is known in ${space.page} (assumed: ${assumptions.tokenOutsideMobileSpace.why})`,
    );
    return undefined;
  }
  const loginOf = way === "password" ? (account: Account) => account.login : engine.mobileLoginOf;
  const wanted = comparableLogin(typed, modes);
  const named = engine.school.accounts.filter((one) => comparableLogin(loginOf(one), modes) === wanted);
  const account = named.find((one) => one.audience === space.audience);
  if (account === undefined && named.length > 0) {
    const why = assumptions.wrongAudience.why;
    note(
      engine,
      session,
      `that login is of another space than ${space.page}: unknown here (assumed: ${why})`,
    );
  }
  if (named.length === 0 && way !== "password" && isTyped(engine, wanted)) {
    const message = `a ${way} goes with the login that the server said or the code held, not with the one people type`;
    note(engine, session, message);
  }
  return account;
}

function isTyped(engine: Engine, wanted: string): boolean {
  const { modes } = engine.login;
  return engine.school.accounts.some((one) => comparableLogin(one.login, modes) === wanted);
}

function strangersLogin(engine: Engine, { way, login }: Identification): string {
  if (way !== "password") return login;
  return engine.mobileLoginOf({ login: comparableLogin(login, engine.login.modes) });
}

function note(engine: Engine, session: Session, message: string): void {
  engine.log.add({ kind: "note", session: session.number, call: "Identification", message });
}
