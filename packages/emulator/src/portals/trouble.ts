/**
 * Trouble that a portal can be asked for, one at a time:
 *
 * - `wrong-password`, `locked`, `disabled`, `password-change`, `not-activated`: what every right password gets;
 * - `several-accounts`: one identity of ÉduConnect has two accounts on the portal (Open ENT NG); `unknown-to-portal`:
 *   it has none;
 * - `account-kind`: a portal of the Kosmos family asks for the kind of account, whatever the address says of it;
 * - `captcha`, `anti-bot`, `address-filter`: protections of the portal, which want a real browser; `script-only`: its pages
 *   are made by a script alone;
 * - `maintenance`, `overload`: the portal is down, or says that too many people are there;
 * - `unknown-page`: the page that should hold a form is another; `moved`: the portal is somewhere else;
 * - `meta-refresh`, `script-redirect`: the portal's redirections are pages that say where to go;
 * - `redirect-loop`, `http-downgrade`, `foreign-cookie`: answers that a careful client refuses or ignores;
 * - `unknown-service`: the portal knows no service; `network`: ÉduConnect refuses the client's network;
 *   `educonnect-changed`: its pages are not as anybody knew them;
 * - `unknown-person`, `wrong-space`, `pronote-down`: the portal is well, PRONOTE is not;
 * - `not-delegated`: PRONOTE stands behind no portal.
 */
export const portalTroubles = [
  "wrong-password",
  "locked",
  "disabled",
  "password-change",
  "not-activated",
  "several-accounts",
  "unknown-to-portal",
  "account-kind",
  "captcha",
  "anti-bot",
  "address-filter",
  "script-only",
  "maintenance",
  "overload",
  "unknown-page",
  "moved",
  "meta-refresh",
  "script-redirect",
  "redirect-loop",
  "http-downgrade",
  "foreign-cookie",
  "unknown-service",
  "network",
  "educonnect-changed",
  "unknown-person",
  "wrong-space",
  "pronote-down",
  "not-delegated",
] as const;

/** Name of a trouble. */
export type PortalTrouble = (typeof portalTroubles)[number];
