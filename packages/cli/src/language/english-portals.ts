import type { PortalWords } from "./portal-words.js";

const byCode = "Or use a QR code made in PRONOTE: preau login --qr.";

/** Words about portals, in English. */
export const englishPortals: PortalWords = {
  help: {
    portal:
      "signs in through a school portal (ENT, ÉduConnect): its name, or words of it (default: proposed)",
    profile: "student or parent: whose account it is on the portal (default: by the space)",
    choice: "what to choose where the portal asks which account is meant, or a part of it",
    portals: "The school portals (ENT, ÉduConnect) that preau knows: all, or those that fit.",
    words: "words of a name, a region, a département or a host",
    url: "a school's address: the portals that it sends visitors to",
    json: "a JSON array on stdout, and nothing else there",
    after: `
Their names are for preau login --portal NAME. Nothing was tried against a live portal: the state is the last public word.

Examples:
  preau portals
  preau portals normandie
  preau portals --url https://0123456a.index-education.net/pronote
  preau portals --json | jq -r '.[].name'`,
    login: `
Through a school portal: --portal NAME with --url, --user and PREAU_PASSWORD, which are the portal's own or ÉduConnect's. On a terminal
a portal in front of the school is found out and proposed; preau portals lists them. The portal is needed once.
  PREAU_BIRTH_DATE (2012-09-30) and PREAU_PORTAL_CODE  answers to what a portal may ask`,
  },
  inFront: (host) => `This school sends its visitors to ${host}.`,
  noneInFront: (host) => `No portal stands before this space of ${host}.`,
  how: "How do you sign in there?",
  another: "through another portal",
  direct: "not through the portal: with an account of PRONOTE itself",
  byCode: "with a QR code of the official page",
  search: "Portal: a name, a region or a département",
  which: "Which portal?",
  user: (portal) => `Login for ${portal}`,
  password: (portal) => `Password for ${portal}`,
  whose: "Whose account is it?",
  profiles: { student: "a pupil's", parent: "a parent's" },
  birthDate:
    "ÉduConnect asks for the birth date (the pupil's own; for a parent, a child's), such as 30/09/2012",
  notADate: "Write it as 30/09/2012 or 2012-09-30.",
  code: (portal) => `${portal} has sent a code, and asks for it`,
  noCode: "Type the code as it was sent.",
  choice: (host, about) =>
    about === "account"
      ? `${host} has several accounts: which one?`
      : `${host} asks what kind of account it is`,
  signingIn: (portal) => `Signing in: ${portal}…`,
  columns: { name: "Name", label: "Portal", area: "Where", account: "Account", state: "State" },
  accounts: { local: "portal's own", educonnect: "ÉduConnect" },
  states: {
    unknown: "unknown",
    "reported-working": "reported working",
    "parameters-confirmed": "parameters confirmed",
    "reported-broken": "reported broken",
    moved: "moved",
    "marked-for-removal": "marked for removal",
    disabled: "disabled",
  },
  nothingSure: "The state is the last public word on a portal, never a test of preau's.",
  noSuchPortal: (words) => ({
    fact: `No portal that preau knows fits ${JSON.stringify(words)}.`,
    hint: `preau portals lists them. ${byCode}`,
  }),
  severalPortals: (words, names) => ({
    fact: `Several portals fit ${JSON.stringify(words)}.`,
    hint: `Name one: ${names}. They may differ only by the account: ÉduConnect, or the portal's own.`,
  }),
  whichPortal: {
    fact: "Which portal? There is nobody to ask.",
    hint: "Name it: --portal NAME. preau portals lists them; preau portals --url ADDRESS proposes some.",
  },
  otherPortal: (host, names) => ({
    fact: `The portal of this school is another: ${host}.`,
    hint:
      names === "" ? `preau knows none there. ${byCode}` : `Nothing secret was sent. Use --portal ${names}.`,
  }),
  noPortal: (host) => ({
    fact: `No portal stands before this space of ${host}.`,
    hint: "Leave --portal out, and log in with an account of PRONOTE itself.",
  }),
  portalAndCode: {
    fact: "--qr needs no portal: the code says which school and whose account.",
    hint: "Leave --portal out.",
  },
  portalOptionAlone: {
    fact: "--portal-profile and --portal-choice are answers to a portal.",
    hint: "Name it with --portal.",
  },
  noToken: {
    fact: "The school gave no token, so there is nothing to keep.",
    hint: `The portal would be needed each time, which preau does not do. ${byCode}`,
  },
  proposed: (host, names) =>
    names.length === 0
      ? `This school sends its visitors to ${host}, a portal that preau does not know. ${byCode}`
      : `This school sends its visitors to ${host}: with an account of that portal, or of ÉduConnect, use preau login --portal ${names.join(" or ")}.`,
  wrong: (portal, account, twin) => ({
    fact: `${portal} refuses this login and password.`,
    hint: `It wants ${account === "educonnect" ? "the ÉduConnect account" : "the portal's own account"}${twin === undefined ? "" : `; the other kind is --portal ${twin}`}. Make sure before you try again: several failures block the account.`,
  }),
  changed: (portal) => ({
    fact: `${portal} shows a page that preau does not know: the portal has changed. This is no wrong password.`,
    hint: `Look for a newer preau, or report it with this message. ${byCode}`,
  }),
  overload: { fact: "The portal has too many visitors.", hint: "Wait three minutes, then try again." },
  login: {
    blocked: (host) => ({
      fact: `${host} has blocked this account for a while.`,
      hint: "Wait, or use the portal's own page for a forgotten password.",
    }),
    browser: (host) => ({
      fact: `${host} wants something to be done first: activate the account, or change its password.`,
      hint: `Sign in there once in a browser, then try again. ${byCode}`,
    }),
    service: (host) => ({
      fact: `${host} does not serve this school's PRONOTE.`,
      hint: "Check the school's address and the portal's name.",
    }),
    unknown: (host) => ({
      fact: `Signed in, but ${host} does not know this person.`,
      hint: "Open PRONOTE once from the portal in a browser, check the space (pupil or parent) and the school, or ask the school.",
    }),
    answer: (host) => ({
      fact: `${host} does not accept this answer.`,
      hint: `A pupil's birth date is their own, a parent's that of a child; a code is good for one sign-in, and another is sent. ${byCode}`,
    }),
    refused: (host) => ({
      fact: `${host} refuses, and does not say in known words why.`,
      hint: `Check whether it is a pupil's or a parent's account (--portal-profile), and sign in once in a browser to see what it says. ${byCode}`,
    }),
  },
  choices: (host, choices) => ({
    fact: `${host} asks which account is meant: ${choices}.`,
    hint: "Choose with --portal-choice and a part of one of them.",
  }),
  page: {
    elsewhere: (host) => ({
      fact: `The way leads to ${host}, which this portal is not known to have: it has moved, or the school uses another.`,
      hint: `preau portals ${host} says whether preau knows it. ${byCode}`,
    }),
    network: (host) => ({
      fact: `ÉduConnect refuses this network (${host}): a data centre, a VPN, or abroad. The password was not looked at.`,
      hint: `Try from home. ${byCode}`,
    }),
    captcha: (host) => ({ fact: `${host} asks for a captcha, which wants a person.`, hint: byCode }),
    protection: (host) => ({ fact: `A protection of ${host} wants a real browser.`, hint: byCode }),
    script: (host) => ({ fact: `${host} shows a page that only JavaScript can fill.`, hint: byCode }),
    loop: (host) => ({
      fact: `${host} sends visitors in a circle.`,
      hint: `Look at the portal in a browser. ${byCode}`,
    }),
    clear: (host) => ({
      fact: `The way leads to ${host} without encryption. Nothing was sent there.`,
      hint: byCode,
    }),
    gone: (host) => ({
      fact: `${host} does not answer as a portal: it may have moved or closed.`,
      hint: `Look in a browser. ${byCode}`,
    }),
  },
  asks: {
    "birth-date": {
      fact: "ÉduConnect asks for the birth date, and nobody can be asked.",
      hint: "Run preau in a terminal, or set PREAU_BIRTH_DATE (2012-09-30): the pupil's own; for a parent, a child's.",
    },
    code: {
      fact: "The portal has sent a code, and nobody can be asked for it.",
      hint: "Run preau in a terminal, or set PREAU_PORTAL_CODE.",
    },
  },
  badBirthDate: { fact: "PREAU_BIRTH_DATE is no date.", hint: "Write it as 2012-09-30." },
};
