import type { PortalWords } from "./portal-words.js";

const byCode = "Ou utilisez un QR code créé dans PRONOTE : preau login --qr.";

/** Words about portals, in French. */
export const frenchPortals: PortalWords = {
  help: {
    portal:
      "passe par un portail (ENT, ÉduConnect) : son nom, ou des mots de celui-ci (par défaut : proposé)",
    profile: "student ou parent : à qui est le compte sur le portail (par défaut : selon l'espace)",
    choice: "que choisir quand le portail demande de quel compte il s'agit, ou une partie",
    portals: "Les portails (ENT, ÉduConnect) que preau connaît : tous, ou ceux qui conviennent.",
    words: "des mots d'un nom, d'une région, d'un département ou d'une adresse",
    url: "adresse d'un établissement : les portails auxquels il envoie ses visiteurs",
    json: "un tableau JSON sur la sortie standard, et rien d'autre",
    after: `
Leurs noms servent à preau login --portal NOM. Rien n'a été essayé sur un vrai portail : l'état est le dernier mot public.

Exemples :
  preau portals
  preau portals normandie
  preau portals --url https://0123456a.index-education.net/pronote
  preau portals --json | jq -r '.[].name'`,
    login: `
Par un portail : --portal NOM avec --url, --user et PREAU_PASSWORD, qui sont ceux du portail ou d'ÉduConnect. Dans un terminal,
un portail placé devant l'établissement est trouvé et proposé ; preau portals les montre tous. Le portail ne sert qu'une fois.
  PREAU_BIRTH_DATE (2012-09-30) et PREAU_PORTAL_CODE  réponses à ce qu'un portail peut demander`,
  },
  inFront: (host) => `Cet établissement envoie ses visiteurs à ${host}.`,
  noneInFront: (host) => `Aucun portail n'est placé devant cet espace de ${host}.`,
  how: "Comment vous y connectez-vous ?",
  another: "par un autre portail",
  direct: "sans portail : avec un compte de PRONOTE lui-même",
  byCode: "avec un QR code de la page officielle",
  search: "Portail : un nom, une région ou un département",
  which: "Quel portail ?",
  user: (portal) => `Identifiant pour ${portal}`,
  password: (portal) => `Mot de passe pour ${portal}`,
  whose: "À qui est ce compte ?",
  profiles: { student: "à un élève", parent: "à un parent" },
  birthDate:
    "ÉduConnect demande la date de naissance (celle de l'élève ; pour un parent, celle d'un enfant), comme 30/09/2012",
  notADate: "Écrivez-la comme 30/09/2012 ou 2012-09-30.",
  code: (portal) => `${portal} a envoyé un code, et le demande`,
  noCode: "Tapez le code comme il a été envoyé.",
  choice: (host, about) =>
    about === "account"
      ? `${host} connaît plusieurs comptes : lequel ?`
      : `${host} demande de quelle sorte de compte il s'agit`,
  signingIn: (portal) => `Connexion : ${portal}…`,
  columns: { name: "Nom", label: "Portail", area: "Où", account: "Compte", state: "État" },
  accounts: { local: "du portail", educonnect: "ÉduConnect" },
  states: {
    unknown: "inconnu",
    "reported-working": "marche, dit-on",
    "parameters-confirmed": "paramètres confirmés",
    "reported-broken": "en panne, dit-on",
    moved: "déplacé",
    "marked-for-removal": "à supprimer",
    disabled: "fermé",
  },
  nothingSure: "L'état est le dernier mot public sur un portail, jamais un essai de preau.",
  noSuchPortal: (words) => ({
    fact: `Aucun portail que preau connaît ne correspond à ${JSON.stringify(words)}.`,
    hint: `preau portals les montre. ${byCode}`,
  }),
  severalPortals: (words, names) => ({
    fact: `Plusieurs portails correspondent à ${JSON.stringify(words)}.`,
    hint: `Nommez-en un : ${names}. Ils peuvent ne différer que par le compte : ÉduConnect, ou celui du portail.`,
  }),
  whichPortal: {
    fact: "Quel portail ? Personne ne peut répondre.",
    hint: "Nommez-le : --portal NOM. preau portals les montre ; preau portals --url ADRESSE en propose.",
  },
  otherPortal: (host, names) => ({
    fact: `Le portail de cet établissement est un autre : ${host}.`,
    hint:
      names === ""
        ? `preau n'en connaît pas là. ${byCode}`
        : `Rien de secret n'a été envoyé. Utilisez --portal ${names}.`,
  }),
  noPortal: (host) => ({
    fact: `Aucun portail n'est placé devant cet espace de ${host}.`,
    hint: "Enlevez --portal, et connectez-vous avec un compte de PRONOTE lui-même.",
  }),
  portalAndCode: {
    fact: "--qr n'a pas besoin de portail : le code dit quel établissement et quel compte.",
    hint: "Enlevez --portal.",
  },
  portalOptionAlone: {
    fact: "--portal-profile et --portal-choice sont des réponses à un portail.",
    hint: "Nommez-le avec --portal.",
  },
  noToken: {
    fact: "L'établissement n'a pas donné de jeton : il n'y a rien à garder.",
    hint: `Le portail serait nécessaire à chaque fois, ce que preau ne fait pas. ${byCode}`,
  },
  proposed: (host, names) =>
    names.length === 0
      ? `Cet établissement envoie ses visiteurs à ${host}, un portail que preau ne connaît pas. ${byCode}`
      : `Cet établissement envoie ses visiteurs à ${host} : avec un compte de ce portail, ou d'ÉduConnect, utilisez preau login --portal ${names.join(" ou ")}.`,
  wrong: (portal, account, twin) => ({
    fact: `${portal} refuse cet identifiant et ce mot de passe.`,
    hint: `Il veut ${account === "educonnect" ? "le compte ÉduConnect" : "le compte du portail lui-même"}${twin === undefined ? "" : ` ; l'autre sorte est --portal ${twin}`}. Soyez sûr avant de réessayer : plusieurs échecs bloquent le compte.`,
  }),
  changed: (portal) => ({
    fact: `${portal} montre une page que preau ne connaît pas : le portail a changé. Ce n'est pas un mot de passe faux.`,
    hint: `Cherchez une version plus récente de preau, ou signalez-le avec ce message. ${byCode}`,
  }),
  overload: { fact: "Le portail a trop de visiteurs.", hint: "Attendez trois minutes, puis réessayez." },
  login: {
    blocked: (host) => ({
      fact: `${host} a bloqué ce compte pour un moment.`,
      hint: "Attendez, ou utilisez la page du portail pour un mot de passe oublié.",
    }),
    browser: (host) => ({
      fact: `${host} demande d'abord autre chose : activer le compte, ou changer son mot de passe.`,
      hint: `Connectez-vous-y une fois dans un navigateur, puis réessayez. ${byCode}`,
    }),
    service: (host) => ({
      fact: `${host} ne dessert pas le PRONOTE de cet établissement.`,
      hint: "Vérifiez l'adresse de l'établissement et le nom du portail.",
    }),
    unknown: (host) => ({
      fact: `La connexion a réussi, mais ${host} ne connaît pas cette personne.`,
      hint: "Ouvrez PRONOTE une fois depuis le portail dans un navigateur, vérifiez l'espace (élève ou parent) et l'établissement, ou demandez à celui-ci.",
    }),
    answer: (host) => ({
      fact: `${host} n'accepte pas cette réponse.`,
      hint: `La date de naissance d'un élève est la sienne, celle d'un parent est celle d'un enfant ; un code vaut une connexion, et un autre est envoyé. ${byCode}`,
    }),
    refused: (host) => ({
      fact: `${host} refuse, sans dire pourquoi en des mots connus.`,
      hint: `Vérifiez si c'est le compte d'un élève ou d'un parent (--portal-profile), et connectez-vous une fois dans un navigateur pour voir ce qu'il dit. ${byCode}`,
    }),
  },
  choices: (host, choices) => ({
    fact: `${host} demande de quel compte il s'agit : ${choices}.`,
    hint: "Choisissez avec --portal-choice et une partie de l'un d'eux.",
  }),
  page: {
    elsewhere: (host) => ({
      fact: `Le chemin mène à ${host}, qu'on ne connaît pas à ce portail : il a déménagé, ou l'établissement en utilise un autre.`,
      hint: `preau portals ${host} dit si preau le connaît. ${byCode}`,
    }),
    network: (host) => ({
      fact: `ÉduConnect refuse ce réseau (${host}) : un centre de données, un VPN, ou l'étranger. Le mot de passe n'a pas été regardé.`,
      hint: `Essayez de chez vous. ${byCode}`,
    }),
    captcha: (host) => ({ fact: `${host} demande un captcha, qui veut une personne.`, hint: byCode }),
    protection: (host) => ({ fact: `Une protection de ${host} veut un vrai navigateur.`, hint: byCode }),
    script: (host) => ({ fact: `${host} montre une page que seul JavaScript peut remplir.`, hint: byCode }),
    loop: (host) => ({
      fact: `${host} fait tourner ses visiteurs en rond.`,
      hint: `Regardez le portail dans un navigateur. ${byCode}`,
    }),
    clear: (host) => ({
      fact: `Le chemin mène à ${host} sans chiffrement. Rien n'y a été envoyé.`,
      hint: byCode,
    }),
    gone: (host) => ({
      fact: `${host} ne répond pas comme un portail : il a peut-être déménagé ou fermé.`,
      hint: `Regardez dans un navigateur. ${byCode}`,
    }),
  },
  asks: {
    "birth-date": {
      fact: "ÉduConnect demande la date de naissance, et personne ne peut répondre.",
      hint: "Lancez preau dans un terminal, ou définissez PREAU_BIRTH_DATE (2012-09-30) : celle de l'élève ; pour un parent, celle d'un enfant.",
    },
    code: {
      fact: "Le portail a envoyé un code, et personne ne peut le donner.",
      hint: "Lancez preau dans un terminal, ou définissez PREAU_PORTAL_CODE.",
    },
  },
  badBirthDate: { fact: "PREAU_BIRTH_DATE n'est pas une date.", hint: "Écrivez-la comme 2012-09-30." },
};
