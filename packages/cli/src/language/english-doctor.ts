import type { DoctorWords } from "./doctor-words.js";
import { englishFeatures } from "./english-features.js";
import { englishPageCauses } from "./english-page-causes.js";
import { englishReachCauses } from "./english-reach-causes.js";

const audiences: DoctorWords["audiences"] = {
  common: "everybody",
  student: "pupils",
  parent: "parents",
  teacher: "teachers",
  "school-life": "school life",
  direction: "management",
  company: "companies",
  academy: "academy",
  registration: "registration",
  companion: "companions",
  tutor: "tutors",
};

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === "string" && part !== "").join(" · ");
const named = (spaces: readonly string[] = []): string =>
  spaces.map((space) => audiences[space] ?? space).join(", ");

/** Words about the way in, in English. */
export const englishDoctor: DoctorWords = {
  steps: {
    account: "Account",
    address: "Address",
    gate: "Gate",
    dns: "Name",
    connection: "Connection",
    tls: "Encryption",
    server: "Server",
    portal: "Portal",
    page: "Page",
    dialect: "Dialect",
    parameters: "Opening",
    login: "Login",
    rights: "Rights",
    tabs: "Tabs",
    read: "Reading",
  },
  trying: (step) => `${step}…`,
  heading: (target) => `The way in to ${target}`,
  well: {
    account: ({ account = "" }) => account,
    address: ({ url = "", page }) => (page === undefined ? url : `${url}/${page}`),
    gate: () => "open",
    dns: ({ addresses = 1 }) => (addresses === 1 ? "one address" : `${addresses} addresses`),
    connection: ({ port }) => `port ${port ?? ""}`,
    tls: ({ protocol, validTo, issuer }) =>
      joined(protocol, validTo !== undefined && `certificate until ${validTo}`, issuer),
    server: ({ school, version, spaces }) =>
      joined(school, version !== undefined && `PRONOTE ${version}`, named(spaces)),
    portal: ({ portal }) => (portal === undefined ? "none in the way" : `${portal}, not in the way here`),
    page: ({ page, space }) => joined(page, space !== undefined && (audiences[space] ?? space)),
    dialect: ({ dialect, encrypted, compressed }) =>
      joined(dialect, encrypted === true && "encrypted", compressed === true && "compressed"),
    parameters: ({ demonstration }) =>
      joined("understood", demonstration === true && "a demonstration server"),
    login: ({ how }) =>
      ({
        session: "the session that was kept still lives: no login was made",
        token: "with the token",
        password: "with the password",
      })[how ?? "password"],
    rights: () => "given",
    tabs: ({ features: shown = [] }) => shown.map((feature) => englishFeatures[feature]).join(", "),
    read: ({ feature }) => (feature === undefined ? "" : `${englishFeatures[feature]}, understood`),
  },
  causes: { ...englishReachCauses, ...englishPageCauses },
  features: englishFeatures,
  audiences,
  notTried: (steps) => `not tried: ${steps}`,
  allWell: "All is well, from the address to reading.",
  wellToLogin:
    "All is well up to the login, which was not tried: name an account with --account, or a login with --user.",
  wellButOdd: "It works, but for what is marked with !.",
  stopsAt: (step) => `It stops at: ${step}`,
  means: "What it means:",
  advice: "What to do:",
  unread: (parts) => `Parts of answers that could not be read and were left out: ${parts}`,
  unknownCodes: (codes) => `Kinds that preau does not know: ${codes}`,
  unreadKeys: (count) => `${count} keys of answers are not read; many on purpose. --report lists them.`,
  reportWritten: (file) =>
    `Report written to ${file}: structure only, no names, marks or secrets. Have a look before you share it.`,
  reportUnwritable: (code) => `--report: the file cannot be written (${code}).`,
  schools: {
    heading: (place, count) => `${count === 1 ? "One school" : `${count} schools`} near ${place}`,
    none: "No school that uses PRONOTE is known near there.",
    columns: { distance: "Distance", name: "School", postcode: "Postcode", address: "Address" },
    kilometres: (distance) => `${distance.toFixed(1)} km`,
  },
};
