import type { Details, PageCause } from "../doctor/diagnosis.js";
import type { CauseWords } from "./doctor-words.js";
import { englishFeatures } from "./english-features.js";

const rows = ({ rows: names = [] }: Details): string => names.join(", ");
/** Rows of the same portal, for the other kind of account. */
const others = ({ rows: names = [] }: Details): string =>
  names.length < 2 ? "" : `, or by your account: ${names.slice(1).join(", ")}`;
const change = ({ at, expected, seen, call, wireCode }: Details): string => {
  const where = [at, call].filter((part) => part !== undefined).join(", ");
  const saw = seen ?? (wireCode === undefined ? undefined : `error ${wireCode}`);
  const what =
    expected === undefined ? "" : `: expected ${expected}${saw === undefined ? "" : `, saw ${saw}`}`;
  return where === "" && what === "" ? "not understood" : `${where}${what}`;
};

const newerPreau =
  "Look for a newer version of preau. If there is none, write a report (--report FILE) and send it to its authors: it holds no personal data.";
const later = "Try again later: schools close their server at night, in holidays or for an update.";
const patience = "Wait, and do not try in a loop. The official page is refused from the same network too.";

/** Why a page, a login or a reading does not work, in English. */
export const englishPageCauses: Readonly<Record<PageCause, CauseWords>> = {
  "not-pronote": {
    fact: "the address answers, but it is no PRONOTE",
    means: "There is a web server, and an ordinary page.",
    advice:
      "Open the address in a browser: it must show your school's PRONOTE. Paste the address that stands there then.",
  },
  "no-pronote-there": {
    fact: "there is no PRONOTE at this address",
    means: "The server says that nothing is there.",
    advice:
      "Check the path: it usually ends in /pronote/. preau schools --near LAT,LON lists schools and their addresses.",
  },
  "captive-portal": {
    fact: (d) => `everything is sent to ${d.portal ?? "another page"}`,
    means:
      "Even what a PRONOTE tells anybody is answered by another service: a network that wants you to sign in first (hotel, train, school), or a filter.",
    advice:
      "Open any page in a browser and sign in to the network. If it is a portal of the school, sign in there and paste the address of PRONOTE.",
  },
  "redirect-loop": {
    fact: "the address leads in a circle",
    means: "The server sends visitors on and on, and never answers.",
    advice:
      "Paste the address of the page itself (…/pronote/eleve.html). If a browser goes in circles too, tell the school.",
  },
  "server-closed": {
    fact: "the site is closed for now",
    means: "The server says that it is not available: at night, in holidays, for an update.",
    advice: later,
  },
  "server-error": {
    fact: (d) => `the server answers with error ${d.wireCode ?? ""}`,
    means: "The server, or what stands before it, is out of order or overloaded.",
    advice: later,
  },
  "address-suspended": {
    fact: "the school has suspended this network address",
    means:
      "Too many attempts failed from this network, by whomever. Browsers and the official application are refused too.",
    advice: "Wait some hours, or use another network. Trying prolongs it.",
  },
  "rate-limited": {
    fact: "too many failed attempts",
    means: "The school's server wants a pause before it listens again.",
    advice: patience,
  },
  "portal-known": {
    fact: (d) => `${d.portal ?? "a portal"} is in front (${rows(d)})`,
    means:
      "The school has its people sign in through this portal (ENT), and takes no password of its own on this page.",
    advice: (d) =>
      `Log in through it: preau login --portal ${d.rows?.[0] ?? "NAME"}${others(d)}. Or with a QR code made in PRONOTE: preau login --qr.`,
  },
  "portal-unknown": {
    fact: (d) => `${d.portal ?? "a portal"} is in front, which preau does not know`,
    means: "The school has its people sign in through another service (ENT) first.",
    advice: "Sign in there in a browser, open PRONOTE, make a QR code in it, and use: preau login --qr.",
  },
  "other-login-page": {
    fact: "another login page stands in place of PRONOTE's",
    means:
      "A gateway of the school or of this network asks for a password of its own, before PRONOTE is reached.",
    advice:
      "Sign in there in a browser, open PRONOTE, make a QR code in it, and use: preau login --qr. On a school's or hotel's network, sign in to the network first.",
  },
  "wrong-space": {
    fact: (d) => `the school has no ${d.page ?? "such space"}`,
    means: "The server is PRONOTE's, but it does not publish this space.",
    advice: (d) =>
      `Take one that is there: ${(d.spaces ?? []).join(", ") || "see the school's list of spaces"} (--space).`,
  },
  "other-space-opened": {
    fact: change,
    means:
      "The server opens another space than the one that was asked for, as some do by the name of the browser.",
    advice: newerPreau,
  },
  "page-changed": {
    fact: "it is PRONOTE's server, but its page is not recognised",
    means: "Its page starts in a way that this version of preau does not know: PRONOTE has probably changed.",
    advice: newerPreau,
  },
  "protocol-changed": {
    fact: change,
    means: "PRONOTE has changed, and this version of preau does not know how yet.",
    advice: newerPreau,
  },
  "not-understood": {
    fact: (d) => change({ ...d, at: d.path ?? "answer" }),
    means:
      "An answer is not what this version of preau expects: a change of PRONOTE, or a server that stammers.",
    advice: `Try once more. ${newerPreau}`,
  },
  "wrong-password": {
    fact: "login or password is wrong",
    means: "The school's server does not take this pair in this space.",
    advice:
      "Try it by hand on the official page, with capitals as they are. Do not try the same again here: the server counts failures. Is it an account of the portal (ENT) or ÉduConnect? Then: preau login --portal.",
  },
  "token-refused": {
    fact: "the school does not accept this device any more",
    means: "The token was withdrawn, or used from elsewhere: each works once.",
    advice: "Link the account anew: preau relink.",
  },
  "second-factor": {
    fact: "the account asks for a second factor",
    means:
      "The school wants a PIN, a name for this device or a new password. The login and what was sent are right.",
    advice: "Link the account, and answer: preau login. Or answer once on the official page.",
  },
  "wrong-pin": {
    fact: "the PIN is wrong",
    advice: "It is the account's PIN, chosen on the official page. Check it there.",
  },
  "account-disabled": {
    fact: "the school has disabled this account",
    advice: "Ask the school to enable it.",
  },
  "access-denied": {
    fact: "the password is right, but this account may not enter this space",
    advice:
      "Is it the right space? See --space: pupils, parents and staff have a page each. Otherwise ask the school.",
  },
  "space-not-covered": {
    fact: "preau does not cover this space yet",
    advice: "Spaces of pupils, parents and school life are covered.",
  },
  "portal-refused": {
    fact: "the portal lets nobody in",
    advice: "Sign in to the portal once in a browser: it may want something there.",
  },
  "rights-refused": {
    fact: "the login is good, but the server refuses the account its own settings",
    means:
      "The session opened, and the very next request was refused: the account is incomplete, or the space is closed to it.",
    advice:
      "Try the official page. If it fails too, ask the school; otherwise write a report (--report FILE).",
  },
  "no-tabs": {
    fact: "the school shows nothing to this account",
    means: "The login is good, and every page that preau knows is hidden.",
    advice:
      "See the official page: if pages are there, write a report (--report FILE). Otherwise the school has not published anything yet.",
  },
  "read-refused": {
    fact: (d) => `the server refuses ${d.call ?? "this page"}`,
    means: "The tab is shown to the account, but its page is refused. Logging in again changes nothing.",
    advice: "Try the page in a browser. If it opens there, write a report (--report FILE).",
  },
  "session-lost": {
    fact: "the server has ended the session",
    means: "It expired, or the server was restarted in between.",
    advice: "Run it again, once. Not in a loop: the address would be suspended.",
  },
  refused: {
    fact: (d) =>
      `the server refuses${d.call === undefined ? "" : ` ${d.call}`}${d.wireCode === undefined ? "" : ` (${d.wireCode})`}`,
    means: "It gives no reason that preau knows.",
    advice: newerPreau,
  },
  "not-encrypted": { fact: "without encryption, as you allow for this host" },
  "not-needed": { fact: "not needed on this machine" },
  "no-description": { fact: "the server does not describe itself", means: "The page opens all the same." },
  "read-only": {
    fact: "the school may only be read at the moment (mode exclusif)",
    means: "The school is working on its data: reading works, writing is refused for a while.",
    advice: "Write later.",
  },
  "portal-optional": {
    fact: (d) =>
      `${d.portal ?? "a portal"} is in front${d.rows === undefined || d.rows.length === 0 ? "" : ` (${rows(d)})`}; the school's own passwords work too`,
    means:
      "Browsers are sent to the portal (ENT). preau goes past it where the school allows it, with a login and password of PRONOTE itself.",
    advice:
      "With an account of the portal or ÉduConnect: preau login --portal, or a QR code made in PRONOTE.",
  },
  "version-newer": {
    fact: (d) =>
      `PRONOTE ${d.version ?? ""} is newer than any that this preau was written for (${d.dialect ?? ""})`,
    means: "What was seen fits the newest that it knows.",
    advice: "If something fails further down, look for a newer preau.",
  },
  "dialect-detour": {
    fact: (d) => `the server is not what it looks like: ${d.dialect ?? ""} is spoken`,
    means: "It took a second try to be understood. That costs two requests more, and works.",
  },
  "tabs-hidden": {
    fact: ({ hidden = [] }) =>
      `hidden by the school: ${hidden.map((feature) => englishFeatures[feature]).join(", ")}`,
    means: "These usual pages are not among the account's tabs: the school's choice, or not published yet.",
  },
  "partly-read": {
    fact: (d) => `${d.count ?? 1} parts are not understood`,
    means: "The rest is.",
    advice: newerPreau,
  },
  "no-account-named": { fact: "no account was named" },
  "no-password": { fact: "no password, and nobody to ask" },
  "nothing-to-read": { fact: "nothing that could be read as a trial" },
  "not-reached": { fact: "not reached" },
};
