import { passwordRules, securityLimits, type WirePasswordRefusal, type WirePasswordRules } from "@preau/wire";
import { wireNumberSet } from "../../calls/wire-values.js";

/** What a school wants of passwords. */
export interface PasswordPolicy {
  /** Fewest characters. */
  readonly min: number;
  /** Most characters; 0: as many as pages let people type. */
  readonly max: number;
  readonly rules: readonly (keyof typeof passwordRules)[];
}

/** A new password, and what it may be compared with. */
export interface NewPassword {
  readonly wanted: string;
  readonly login: string;
  readonly present: string;
}

/** The policy as Authentification tells it (`reglesSaisieMDP`). */
export function wirePolicy({ min, max, rules }: PasswordPolicy): WirePasswordRules {
  return {
    min,
    ...(max === 0 ? {} : { max }),
    regles: wireNumberSet(rules.map((rule) => passwordRules[rule])),
  };
}

/**
 * What is wrong with a new password; `undefined` when nothing.
 *
 * @evidence what counts as a letter, a digit or special is read in the official client; that the login is compared
 *   without case is assumed
 */
export function passwordFaults(
  policy: PasswordPolicy,
  password: NewPassword,
): WirePasswordRefusal | undefined {
  const { wanted, present } = password;
  const longest = policy.max === 0 ? securityLimits.password : Math.min(policy.max, securityLimits.password);
  const badSize = wanted.length < policy.min || wanted.length > longest;
  const broken = policy.rules.filter((rule) => !keeps[rule](password));
  const isSame = wanted === present;
  if (!badSize && broken.length === 0 && !isSame) return undefined;
  return {
    ...(badSize ? { erreurTailleMDP: true } : {}),
    reglesNonRespectes: wireNumberSet(broken.map((rule) => passwordRules[rule])),
    ...(isSame ? { MDPIdentique: true } : {}),
  };
}

const keeps: Readonly<Record<keyof typeof passwordRules, (password: NewPassword) => boolean>> = {
  letter: ({ wanted }) => /[a-z]/i.test(wanted),
  digit: ({ wanted }) => /[0-9]/.test(wanted),
  specialCharacter: ({ wanted }) => /[^a-z0-9]/i.test(wanted),
  mixedCase: ({ wanted }) => /[a-z]/.test(wanted) && /[A-Z]/.test(wanted),
  differsFromLogin: ({ wanted, login }) => wanted.toLowerCase() !== login.toLowerCase(),
};
