import type { Details, PageCause } from "../doctor/diagnosis.js";
import type { CauseWords } from "./doctor-words.js";
import { frenchFeatures } from "./french-features.js";

const rows = ({ rows: names = [] }: Details): string => names.join(", ");
/** Rows of the same portal, for the other kind of account. */
const others = ({ rows: names = [] }: Details): string =>
  names.length < 2 ? "" : `, ou selon votre compte : ${names.slice(1).join(", ")}`;
const change = ({ at, expected, seen, call, wireCode }: Details): string => {
  const where = [at, call].filter((part) => part !== undefined).join(", ");
  const saw = seen ?? (wireCode === undefined ? undefined : `erreur ${wireCode}`);
  const what =
    expected === undefined ? "" : ` ; attendu : ${expected}${saw === undefined ? "" : `, vu : ${saw}`}`;
  return where === "" && what === "" ? "incompris" : `${where}${what}`;
};

const newerPreau =
  "Cherchez une version plus récente de preau. S'il n'y en a pas, écrivez un rapport (--report FICHIER) et envoyez-le à ses auteurs : il ne contient rien de personnel.";
const later =
  "Réessayez plus tard : les établissements ferment leur serveur la nuit, pendant les vacances ou pour une mise à jour.";
const patience =
  "Attendez, et ne réessayez pas en boucle. La page officielle est refusée aussi depuis le même réseau.";

/** Why a page, a login or a reading does not work, in French. */
export const frenchPageCauses: Readonly<Record<PageCause, CauseWords>> = {
  "not-pronote": {
    fact: "l'adresse répond, mais ce n'est pas un PRONOTE",
    means: "Il y a là un serveur, et une page ordinaire.",
    advice:
      "Ouvrez l'adresse dans un navigateur : elle doit montrer le PRONOTE de l'établissement. Collez l'adresse qui s'affiche alors.",
  },
  "no-pronote-there": {
    fact: "il n'y a pas de PRONOTE à cette adresse",
    means: "Le serveur dit qu'il n'y a rien là.",
    advice:
      "Vérifiez le chemin : il finit souvent par /pronote/. preau schools --near LAT,LON montre les établissements et leurs adresses.",
  },
  "captive-portal": {
    fact: (d) => `tout est envoyé vers ${d.portal ?? "une autre page"}`,
    means:
      "Même ce qu'un PRONOTE dit à tous est répondu par un autre service : un réseau qui veut d'abord que l'on s'identifie (hôtel, train, établissement), ou un filtre.",
    advice:
      "Ouvrez une page quelconque dans un navigateur, et identifiez-vous sur le réseau. Si c'est un portail de l'établissement, identifiez-vous là et collez l'adresse de PRONOTE.",
  },
  "redirect-loop": {
    fact: "l'adresse tourne en rond",
    means: "Le serveur renvoie les visiteurs sans fin, et ne répond jamais.",
    advice:
      "Collez l'adresse de la page elle-même (…/pronote/eleve.html). Si un navigateur tourne en rond aussi, dites-le à l'établissement.",
  },
  "server-closed": {
    fact: "le site est fermé pour l'instant",
    means: "Le serveur dit qu'il n'est pas disponible : la nuit, pendant les vacances, pour une mise à jour.",
    advice: later,
  },
  "server-error": {
    fact: (d) => `le serveur répond par l'erreur ${d.wireCode ?? ""}`,
    means: "Le serveur, ou ce qui est devant lui, est en panne ou débordé.",
    advice: later,
  },
  "address-suspended": {
    fact: "l'établissement a suspendu cette adresse réseau",
    means:
      "Trop d'essais ont échoué depuis ce réseau, de qui que ce soit. Navigateurs et application officielle sont refusés aussi.",
    advice: "Attendez quelques heures, ou changez de réseau. Insister prolonge l'attente.",
  },
  "rate-limited": {
    fact: "trop d'essais manqués",
    means: "Le serveur de l'établissement veut une pause avant d'écouter de nouveau.",
    advice: patience,
  },
  "portal-known": {
    fact: (d) => `${d.portal ?? "un portail"} est devant (${rows(d)})`,
    means:
      "L'établissement fait passer par ce portail (ENT), et ne prend pas de mot de passe à lui sur cette page.",
    advice: (d) =>
      `Passez par lui : preau login --portal ${d.rows?.[0] ?? "NOM"}${others(d)}. Ou avec un QR code fait dans PRONOTE : preau login --qr.`,
  },
  "portal-unknown": {
    fact: (d) => `${d.portal ?? "un portail"} est devant, que preau ne connaît pas`,
    means: "L'établissement fait d'abord passer par un autre service (ENT).",
    advice:
      "Identifiez-vous là dans un navigateur, ouvrez PRONOTE, faites-y un QR code, puis : preau login --qr.",
  },
  "other-login-page": {
    fact: "une autre page de connexion est à la place de celle de PRONOTE",
    means:
      "Une passerelle de l'établissement ou de ce réseau demande son propre mot de passe, avant PRONOTE.",
    advice:
      "Identifiez-vous là dans un navigateur, ouvrez PRONOTE, faites-y un QR code, puis : preau login --qr. Sur le réseau d'un établissement ou d'un hôtel, identifiez-vous d'abord sur le réseau.",
  },
  "wrong-space": {
    fact: (d) => `l'établissement n'a pas de ${d.page ?? "tel espace"}`,
    means: "Le serveur est bien un PRONOTE, mais il ne publie pas cet espace.",
    advice: (d) =>
      `Prenez-en un qui existe : ${(d.spaces ?? []).join(", ") || "voir la liste des espaces de l'établissement"} (--space).`,
  },
  "other-space-opened": {
    fact: change,
    means:
      "Le serveur ouvre un autre espace que celui qui était demandé, comme certains le font selon le nom du navigateur.",
    advice: newerPreau,
  },
  "page-changed": {
    fact: "c'est un serveur PRONOTE, mais sa page n'est pas reconnue",
    means:
      "Sa page commence d'une façon que cette version de preau ne connaît pas : PRONOTE a sans doute changé.",
    advice: newerPreau,
  },
  "protocol-changed": {
    fact: change,
    means: "PRONOTE a changé, et cette version de preau ne sait pas encore comment.",
    advice: newerPreau,
  },
  "not-understood": {
    fact: (d) => change({ ...d, at: d.path ?? "réponse" }),
    means:
      "Une réponse n'est pas celle que cette version de preau attend : un changement de PRONOTE, ou un serveur qui bégaie.",
    advice: `Réessayez une fois. ${newerPreau}`,
  },
  "wrong-password": {
    fact: "l'identifiant ou le mot de passe est faux",
    means: "Le serveur de l'établissement ne prend pas cette paire dans cet espace.",
    advice:
      "Essayez-la à la main sur la page officielle, avec les majuscules. Ne réessayez pas la même ici : le serveur compte les échecs. Est-ce un compte du portail (ENT) ou ÉduConnect ? Alors : preau login --portal.",
  },
  "token-refused": {
    fact: "l'établissement n'accepte plus cet appareil",
    means: "Le jeton a été retiré, ou a servi ailleurs : chacun ne vaut qu'une fois.",
    advice: "Associez de nouveau le compte : preau relink.",
  },
  "second-factor": {
    fact: "le compte demande une double authentification",
    means:
      "L'établissement veut un code PIN, un nom pour cet appareil ou un nouveau mot de passe. L'identifiant et ce qui a été envoyé sont justes.",
    advice: "Associez le compte, et répondez : preau login. Ou répondez une fois sur la page officielle.",
  },
  "wrong-pin": {
    fact: "le code PIN est faux",
    advice: "C'est celui du compte, choisi sur la page officielle. Vérifiez-le là.",
  },
  "account-disabled": {
    fact: "l'établissement a désactivé ce compte",
    advice: "Demandez à l'établissement de le rouvrir.",
  },
  "access-denied": {
    fact: "le mot de passe est juste, mais ce compte n'est pas admis dans cet espace",
    advice:
      "Est-ce le bon espace ? Voir --space : élèves, parents et personnels ont chacun leur page. Sinon, demandez à l'établissement.",
  },
  "space-not-covered": {
    fact: "preau ne couvre pas encore cet espace",
    advice: "Ceux des élèves, des parents et de la vie scolaire le sont.",
  },
  "portal-refused": {
    fact: "le portail ne laisse entrer personne",
    advice: "Identifiez-vous une fois au portail dans un navigateur : il veut peut-être quelque chose.",
  },
  "rights-refused": {
    fact: "l'identification est bonne, mais le serveur refuse au compte ses propres réglages",
    means:
      "La session s'est ouverte, et la demande suivante a été refusée : le compte est incomplet, ou l'espace lui est fermé.",
    advice:
      "Essayez la page officielle. Si elle échoue aussi, demandez à l'établissement ; sinon, écrivez un rapport (--report FICHIER).",
  },
  "no-tabs": {
    fact: "l'établissement ne montre rien à ce compte",
    means: "L'identification est bonne, et toutes les pages que preau connaît sont masquées.",
    advice:
      "Voyez la page officielle : si des pages y sont, écrivez un rapport (--report FICHIER). Sinon, l'établissement n'a encore rien publié.",
  },
  "read-refused": {
    fact: (d) => `le serveur refuse ${d.call ?? "cette page"}`,
    means: "L'onglet est montré au compte, mais sa page est refusée. Se reconnecter n'y change rien.",
    advice: "Essayez la page dans un navigateur. Si elle s'y ouvre, écrivez un rapport (--report FICHIER).",
  },
  "session-lost": {
    fact: "le serveur a mis fin à la session",
    means: "Elle a expiré, ou le serveur a redémarré entre-temps.",
    advice: "Relancez, une fois. Pas en boucle : l'adresse serait suspendue.",
  },
  refused: {
    fact: (d) =>
      `le serveur refuse${d.call === undefined ? "" : ` ${d.call}`}${d.wireCode === undefined ? "" : ` (${d.wireCode})`}`,
    means: "Il ne donne pas de raison que preau connaisse.",
    advice: newerPreau,
  },
  "not-encrypted": { fact: "sans chiffrement, comme vous le permettez pour cet hôte" },
  "not-needed": { fact: "inutile sur cette machine" },
  "no-description": { fact: "le serveur ne se décrit pas", means: "La page s'ouvre quand même." },
  "read-only": {
    fact: "l'établissement n'est qu'à consulter en ce moment (mode exclusif)",
    means: "L'établissement travaille sur ses données : lire marche, écrire est refusé pour un temps.",
    advice: "Écrivez plus tard.",
  },
  "portal-optional": {
    fact: (d) =>
      `${d.portal ?? "un portail"} est devant${d.rows === undefined || d.rows.length === 0 ? "" : ` (${rows(d)})`} ; les mots de passe de l'établissement marchent aussi`,
    means:
      "Les navigateurs sont envoyés au portail (ENT). preau passe à côté là où l'établissement le permet, avec un identifiant et un mot de passe de PRONOTE même.",
    advice:
      "Avec un compte du portail ou ÉduConnect : preau login --portal, ou un QR code fait dans PRONOTE.",
  },
  "version-newer": {
    fact: (d) =>
      `PRONOTE ${d.version ?? ""} est plus récent que tous ceux pour lesquels ce preau est écrit (${d.dialect ?? ""})`,
    means: "Ce qui a été vu convient au plus récent qu'il connaît.",
    advice: "Si quelque chose échoue plus bas, cherchez un preau plus récent.",
  },
  "dialect-detour": {
    fact: (d) => `le serveur n'est pas ce qu'il paraît : il parle ${d.dialect ?? ""}`,
    means: "Il a fallu un second essai pour le comprendre. Cela coûte deux requêtes de plus, et marche.",
  },
  "tabs-hidden": {
    fact: ({ hidden = [] }) =>
      `masqué par l'établissement : ${hidden.map((feature) => frenchFeatures[feature]).join(", ")}`,
    means:
      "Ces pages habituelles ne sont pas parmi les onglets du compte : c'est le choix de l'établissement, ou pas encore publié.",
  },
  "partly-read": {
    fact: (d) => `${d.count ?? 1} parties ne sont pas comprises`,
    means: "Le reste l'est.",
    advice: newerPreau,
  },
  "no-account-named": { fact: "aucun compte n'est nommé" },
  "no-password": { fact: "pas de mot de passe, et personne à qui le demander" },
  "nothing-to-read": { fact: "rien qui puisse être lu à titre d'essai" },
  "not-reached": { fact: "pas atteint" },
};
