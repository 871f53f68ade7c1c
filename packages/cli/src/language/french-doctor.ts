import type { DoctorWords } from "./doctor-words.js";
import { frenchFeatures } from "./french-features.js";
import { frenchPageCauses } from "./french-page-causes.js";
import { frenchReachCauses } from "./french-reach-causes.js";

const audiences: DoctorWords["audiences"] = {
  common: "tous",
  student: "élèves",
  parent: "parents",
  teacher: "professeurs",
  "school-life": "vie scolaire",
  direction: "direction",
  company: "entreprises",
  academy: "académie",
  registration: "inscription",
  companion: "accompagnants",
  tutor: "tuteurs",
};

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === "string" && part !== "").join(" · ");
const named = (spaces: readonly string[] = []): string =>
  spaces.map((space) => audiences[space] ?? space).join(", ");

/** Words about the way in, in French. */
export const frenchDoctor: DoctorWords = {
  steps: {
    account: "Compte",
    address: "Adresse",
    gate: "Garde-fou",
    dns: "Nom",
    connection: "Connexion",
    tls: "Chiffrement",
    server: "Serveur",
    portal: "Portail",
    page: "Page",
    dialect: "Dialecte",
    parameters: "Ouverture",
    login: "Identification",
    rights: "Droits",
    tabs: "Onglets",
    read: "Lecture",
  },
  trying: (step) => `${step}…`,
  heading: (target) => `Le chemin vers ${target}`,
  well: {
    account: ({ account = "" }) => account,
    address: ({ url = "", page }) => (page === undefined ? url : `${url}/${page}`),
    gate: () => "ouvert",
    dns: ({ addresses = 1 }) => (addresses === 1 ? "une adresse" : `${addresses} adresses`),
    connection: ({ port }) => `port ${port ?? ""}`,
    tls: ({ protocol, validTo, issuer }) =>
      joined(protocol, validTo !== undefined && `certificat jusqu'au ${validTo}`, issuer),
    server: ({ school, version, spaces }) =>
      joined(school, version !== undefined && `PRONOTE ${version}`, named(spaces)),
    portal: ({ portal }) => (portal === undefined ? "aucun sur le chemin" : `${portal}, pas sur ce chemin`),
    page: ({ page, space }) => joined(page, space !== undefined && (audiences[space] ?? space)),
    dialect: ({ dialect, encrypted, compressed }) =>
      joined(dialect, encrypted === true && "chiffré", compressed === true && "compressé"),
    parameters: ({ demonstration }) =>
      joined("comprise", demonstration === true && "un serveur de démonstration"),
    login: ({ how }) =>
      ({
        session: "la session gardée vit encore : aucune connexion n'a été faite",
        token: "avec le jeton",
        password: "avec le mot de passe",
      })[how ?? "password"],
    rights: () => "accordés",
    tabs: ({ features: shown = [] }) => shown.map((feature) => frenchFeatures[feature]).join(", "),
    read: ({ feature }) => (feature === undefined ? "" : `${frenchFeatures[feature]}, compris`),
  },
  causes: { ...frenchReachCauses, ...frenchPageCauses },
  features: frenchFeatures,
  audiences,
  notTried: (steps) => `non essayé : ${steps}`,
  allWell: "Tout va bien, de l'adresse à la lecture.",
  wellToLogin:
    "Tout va bien jusqu'à l'identification, qui n'a pas été essayée : nommez un compte avec --account, ou un identifiant avec --user.",
  wellButOdd: "Cela marche, à part ce qui est marqué d'un « ! ».",
  stopsAt: (step) => `Cela s'arrête à : ${step}`,
  means: "Ce que cela veut dire :",
  advice: "Que faire :",
  unread: (parts) => `Parties de réponses illisibles, laissées de côté : ${parts}`,
  unknownCodes: (codes) => `Genres que preau ne connaît pas : ${codes}`,
  unreadKeys: (count) =>
    `${count} clés des réponses ne sont pas lues, beaucoup exprès. --report en donne la liste.`,
  reportWritten: (file) =>
    `Rapport écrit dans ${file} : la structure seule, sans noms, notes ni secrets. Regardez-le avant de le partager.`,
  reportUnwritable: (code) => `--report : le fichier ne peut pas être écrit (${code}).`,
  schools: {
    heading: (place, count) =>
      `${count === 1 ? "Un établissement" : `${count} établissements`} près de ${place}`,
    none: "Aucun établissement qui utilise PRONOTE n'est connu près de là.",
    columns: { distance: "Distance", name: "Établissement", postcode: "Code postal", address: "Adresse" },
    kilometres: (distance) => `${distance.toFixed(1).replace(".", ",")} km`,
  },
};
