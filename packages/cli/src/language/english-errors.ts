import type { Words } from "./words.js";

/**
 * Words for the library's errors. Where `fact` is absent, the library's message is the fact; hints are those
 * of somebody who types commands, and speak of options.
 */
export const englishErrors: Words["errors"] = {
  usage: {},
  network: { hint: "Check the address and your connection, then try again." },
  timeout: { hint: "Try again later, or allow more time with --timeout." },
  credentials: {
    fact: "Login or password is wrong.",
    hint: "Upper and lower case may count. Do not try the same again: the server counts failures.",
  },
  disabled: { fact: "The school has disabled this account.", hint: "The school can enable it again." },
  "access-denied": { hint: "Is it the right page for this account? See --space." },
  "second-factor": {
    fact: "The account asks for more than its password: a PIN, a new password or a choice.",
    hint: "Run the command in a terminal, which asks, or see preau login --help.",
  },
  "wrong-pin": { fact: "The PIN is wrong." },
  "wrong-qr-pin": {
    fact: "The PIN of the QR code is wrong.",
    hint: "It is the four digits that were chosen when the code was made. The school was asked nothing.",
  },
  "qr-expired": {
    fact: "The QR code has expired or been used: it is good for ten minutes and one login.",
    hint: "Make a new one on the official page.",
  },
  "qr-unreadable": {},
  "token-rejected": {
    fact: "The school does not accept this device any more.",
    hint: "Link the account again: preau relink.",
  },
  "session-lost": {
    fact: "The server has ended the session.",
    hint: "Run the command again, once. Not in a loop: the address would be suspended.",
  },
  "outcome-unknown": {
    fact: "It may have been sent: the answer of the school was lost.",
    hint: "Look before you try again, or it may be done twice.",
    detail: true,
  },
  "stale-reference": {
    fact: "The server does not know this object any more.",
    hint: "Run the command again.",
  },
  "rate-limited": {
    fact: "The server has seen too many failed attempts.",
    hint: "Wait at least an hour before trying again.",
  },
  suspended: {
    fact: "The server has suspended this network address.",
    hint: "Wait some hours. Browsers of the same address are refused too, and trying prolongs it.",
  },
  "gate-closed": {
    fact: "preau waits, so that the server does not suspend you. Nothing was sent.",
    hint: "Run the command again then. A linked account (preau login) logs in less often.",
  },
  "server-closed": { hint: "Try again later." },
  "not-pronote": { hint: "Open the address in a browser: it must show the school's PRONOTE." },
  "portal-page": {
    hint: "This school signs in through a portal (ENT): preau login --portal, once. preau portals lists them.",
  },
  "portal-login": { hint: "Check the portal's own login and password." },
  "not-allowed": {
    fact: "The school does not show this page to this account.",
    hint: "Logging in again changes nothing.",
  },
  unsupported: {},
  "child-not-found": {
    fact: "No child is linked to this account.",
    hint: "The school can link it to a pupil.",
  },
  "discussion-closed": {},
  refused: { hint: "Please report it, with this message." },
  "protocol-changed": {
    fact: "This server speaks a protocol that this version of preau does not know.",
    hint: "Look for a newer preau, or report it with this message.",
    detail: true,
  },
  decode: {
    fact: "The server's answer is not understood.",
    hint: "Look for a newer preau, or report it with this message: it holds no personal data.",
    detail: true,
  },
  store: { fact: "The accounts that are linked cannot be read or kept.", detail: true },
};
