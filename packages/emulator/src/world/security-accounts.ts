import type { Account, Student } from "./school.js";
import { type AccountSecurity, plainSecurity } from "./security.js";

/** PIN of the accounts that have a short one. */
const shortPin = "4826";
const longPin = "482615";

const why = "Votre établissement vous demande de personnaliser votre mot de passe.";

/** One account for each screen that may stand between the password and the account. */
const cases: readonly {
  readonly login: string;
  readonly audience: Account["audience"];
  readonly about: string;
  readonly security: Partial<AccountSecurity>;
}[] = [
  {
    login: "pin.appareil",
    audience: "student",
    about: `élève, code PIN ${shortPin} sur un appareil inconnu ; se réinitialise par e-mail`,
    security: { mode: "pin", pin: shortPin, email: "pin.appareil@famille.example" },
  },
  {
    login: "pin.long",
    audience: "parent",
    about: `parent de Camille et de Malo, code PIN ${longPin} sur un appareil inconnu`,
    security: { mode: "pin", pin: longPin, fixedPin: false },
  },
  {
    login: "pin.choix",
    audience: "student",
    about: "élève, code PIN à choisir",
    security: { modes: ["pin"], mustChoose: true },
  },
  {
    login: "pin.reinit",
    audience: "student",
    about: "élève, code PIN réinitialisé par l'établissement : à choisir de nouveau",
    security: { mode: "pin", modes: ["pin"], mustChoose: true, pinWasReset: true },
  },
  {
    login: "appareil.nom",
    audience: "student",
    about: "élève, appareil à nommer (notification seulement)",
    security: { mode: "notificationOnly" },
  },
  {
    login: "strategie.choix",
    audience: "parent",
    about: "parent de Camille et de Malo, stratégie à choisir",
    security: { mustChoose: true },
  },
  {
    login: "strategie.imposee",
    audience: "student",
    about: "élève, double authentification retirée par l'établissement",
    security: { mode: "inactive", modes: ["inactive"], imposed: true },
  },
  {
    login: "mdp.expire",
    audience: "student",
    about: "élève, mot de passe à changer",
    security: { newPasswordBecause: why },
  },
  {
    login: "mdp.strategie",
    audience: "student",
    about: "élève, mot de passe à changer, puis stratégie à choisir",
    security: { newPasswordBecause: why, mustChoose: true },
  },
  {
    login: "mdp.pin",
    audience: "school-life",
    about: `vie scolaire (assistant d'éducation), mot de passe à changer, puis code PIN ${shortPin}`,
    security: { newPasswordBecause: why, mode: "pin", pin: shortPin },
  },
];

/**
 * The accounts of these cases. Pupils are those of the roll who have no account yet, in its order; in a school
 * with too few of them, the last ones share.
 *
 * @param taken pupils who have an account already
 */
export function securityAccounts(
  students: readonly Student[],
  taken: ReadonlySet<string>,
  password: string,
): Account[] {
  const free = students.filter((student) => !taken.has(student.id));
  const pupils = free.length > 0 ? free : students;
  let rank = 0;
  const personOf = (audience: Account["audience"]): string => {
    if (audience === "parent") return "parent:1";
    if (audience === "school-life") return "staff:2";
    const pupil = pupils[Math.min(rank, pupils.length - 1)];
    rank += 1;
    return pupil?.id ?? "";
  };
  return cases.map(({ login, audience, about, security }) => ({
    login,
    password,
    audience,
    personId: personOf(audience),
    about,
    security: plainSecurity(security),
  }));
}
