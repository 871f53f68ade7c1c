import type { SecondFactorWords } from "./second-factor-words.js";

const answers = { pin: "a PIN", newPassword: "a new password", strategy: "a choice of protection" } as const;

/** Words about second factors, in English. */
export const englishSecondFactor: SecondFactorWords = {
  pin: "PIN of the account",
  newPin: "New PIN of the account, of your choice",
  newPinAgain: "The new PIN once more",
  newPassword: "New password",
  newPasswordAgain: "The new password once more",
  strategy: "How is the account to be protected?",
  strategies: {
    none: "not further",
    notification: "a notice when an unknown device opens it",
    pin: "a PIN on unknown devices",
  },
  deviceName: (known) => `Name for this device (Enter: ${known})`,
  because: (reason) => `The school: ${reason}`,
  rules: (rules) => `It must have: ${rules.join(", ")}.`,
  rule: {
    letter: "a letter",
    digit: "a digit",
    specialCharacter: "a character that is neither letter nor digit",
    mixedCase: "small letters and capitals",
    differsFromLogin: "something else than the login",
  },
  length: (least, most) => `${least} to ${most} characters`,
  broken: (rules) => `It lacks: ${rules.join(", ")}.`,
  pinFormat: (least, exact) => `A PIN has ${exact ? "exactly" : "at least"} ${least} digits.`,
  nameFormat: (most) => `A name has ${most} characters at most.`,
  notTheSame: "The two are not the same.",
  wrongPin: (left) => `The PIN is wrong. ${left === 1 ? "One try is left." : `${left} tries are left.`}`,
  refusedPassword: "The school refuses this new password: choose another.",
  forgotten: (email) => `Forgotten? The official page resets it by a mail to ${email}.`,
  missing: (missing, variables) => ({
    fact: `The account asks for more than its password: ${missing.map((name) => answers[name]).join(", ")}.`,
    hint: `Run preau in a terminal, or set ${variables.join(" and ")}.`,
  }),
  wrongVariable: (variable) => ({
    fact: `${variable} does not answer what the account asks for.`,
    hint: "Nothing was sent. PREAU_STRATEGY is none, notification or pin; a PIN has digits only; the rules of a new password are shown on a terminal.",
  }),
  environment: `  PREAU_ACCOUNT_PIN, PREAU_NEW_PASSWORD, PREAU_STRATEGY (none, notification or pin),
  PREAU_DEVICE_NAME  answers to a second factor, where nobody can be asked`,
};
