import type { SecondFactorWords } from "./second-factor-words.js";

const answers = {
  pin: "un code PIN",
  newPassword: "un nouveau mot de passe",
  strategy: "un choix de protection",
} as const;

/** Words about second factors, in French. */
export const frenchSecondFactor: SecondFactorWords = {
  pin: "Code PIN du compte",
  newPin: "Nouveau code PIN du compte, de votre choix",
  newPinAgain: "Le nouveau code PIN encore une fois",
  newPassword: "Nouveau mot de passe",
  newPasswordAgain: "Le nouveau mot de passe encore une fois",
  strategy: "Comment protéger le compte ?",
  strategies: {
    none: "pas davantage",
    notification: "un avis quand un appareil inconnu l'ouvre",
    pin: "un code PIN sur les appareils inconnus",
  },
  deviceName: (known) => `Nom de cet appareil (Entrée : ${known})`,
  because: (reason) => `L'établissement : ${reason}`,
  rules: (rules) => `Il lui faut : ${rules.join(", ")}.`,
  rule: {
    letter: "une lettre",
    digit: "un chiffre",
    specialCharacter: "un caractère qui n'est ni lettre ni chiffre",
    mixedCase: "des minuscules et des majuscules",
    differsFromLogin: "autre chose que l'identifiant",
  },
  length: (least, most) => `${least} à ${most} caractères`,
  broken: (rules) => `Il lui manque : ${rules.join(", ")}.`,
  pinFormat: (least, exact) => `Un code PIN a ${exact ? "exactement" : "au moins"} ${least} chiffres.`,
  nameFormat: (most) => `Un nom a ${most} caractères au plus.`,
  notTheSame: "Les deux ne sont pas les mêmes.",
  wrongPin: (left) =>
    `Le code PIN est faux. ${left === 1 ? "Il reste un essai." : `Il reste ${left} essais.`}`,
  refusedPassword: "L'établissement refuse ce nouveau mot de passe : choisissez-en un autre.",
  forgotten: (email) => `Oublié ? La page officielle le réinitialise par un message à ${email}.`,
  missing: (missing, variables) => ({
    fact: `Le compte demande plus que son mot de passe : ${missing.map((name) => answers[name]).join(", ")}.`,
    hint: `Lancez preau dans un terminal, ou définissez ${variables.join(" et ")}.`,
  }),
  wrongVariable: (variable) => ({
    fact: `${variable} ne répond pas à ce que le compte demande.`,
    hint: "Rien n'a été envoyé. PREAU_STRATEGY vaut none, notification ou pin ; un code PIN n'a que des chiffres ; les règles d'un nouveau mot de passe sont montrées dans un terminal.",
  }),
  environment: `  PREAU_ACCOUNT_PIN, PREAU_NEW_PASSWORD, PREAU_STRATEGY (none, notification ou pin),
  PREAU_DEVICE_NAME  réponses à une double authentification, quand personne ne peut répondre`,
};
