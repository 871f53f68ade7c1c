import { fatalErrors } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { Refusal } from "../calls/handler.js";

/**
 * Titles of fatal errors, by number.
 *
 * @evidence quoted in public issues (pronotepy #120, #254, #267, #271, #294, #308, #309; hass-pronote #51,
 *   #123), except 10 and 22, whose titles are assumed
 */
const titles: ReadonlyMap<number, string> = new Map([
  [fatalErrors.accessRefused, "Accès refusé"],
  [fatalErrors.addressSuspended, "Votre adresse IP est provisoirement suspendue !"],
  [fatalErrors.sessionUnknown, "La page a expiré ! (1)"],
  [fatalErrors.sessionExpired, "La page a expiré !"],
  [fatalErrors.pageExpired4, "La page a expiré ! (4)"],
  [fatalErrors.pageExpired6, "La page a expiré ! (6)"],
  [fatalErrors.pageExpired7, "La page a expiré ! (7)"],
  [fatalErrors.foreignObject, "La page a expiré ! (11)"],
  [fatalErrors.pageNotDisplayable, "Impossible d'afficher la page"],
  [fatalErrors.staleObject, assumptions.staleObjectTitle.value],
  [
    fatalErrors.tooManyAttempts,
    "Vous avez dépassé le nombre d'erreurs d'authentification autorisées. Veuillez patienter avant de réessayer.",
  ],
]);

/** Title that goes with a fatal error's number; a neutral one for numbers never seen. */
export function titleOf(code: number): string {
  return titles.get(code) ?? "Une erreur est survenue";
}

/** A refusal of that number with its usual title. `message` goes to the log. */
export function refusal(code: number, message: string): Refusal {
  return new Refusal(code, titleOf(code), message);
}

/** "La page a expiré ! (1)": unknown or dead session, wrong number, call out of turn. */
export function expired(message: string): Refusal {
  return refusal(fatalErrors.sessionUnknown, message);
}

/** "Accès refusé": a tab or a function that is not granted. */
export function denied(message: string): Refusal {
  return refusal(fatalErrors.accessRefused, message);
}
