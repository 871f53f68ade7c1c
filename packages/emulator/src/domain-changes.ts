import { type Version, valueTypes } from "@preau/wire";

/**
 * What a version changes in the content of answers, where the protocol's own rows (`dialects` of the wire
 * package) say nothing.
 */
export interface Domain {
  /** What is added to kinds of resource of 57 and more (`resourceKinds`): they were renumbered once. */
  readonly laterKindsShift: 0 | 1;
  /** Where photos of the account's own pupils come from: a file of their own, or the answer itself. */
  readonly photos: "file" | "answer";
  /** Key of the school's logo. */
  readonly logo: "Logo" | "urlLogo";
  /** Type code of `mentionsPagesPubliques.lien`. */
  readonly legalLinkType: number;
  /** How the address of a virtual classroom comes: typed, or bare. */
  readonly virtualRoomUrl: "bare" | "typed";
  /** `General` as 2024 and 2025 send it, or without the keys that the client of 2026 no longer reads. */
  readonly general: "long" | "short";
  /**
   * Shape of news. `categories`: one `categorie` an item, questions in the list. `natures`: one `nature` an
   * item, labels of the reader's own under the old name, questions asked for item by item.
   */
  readonly news: "categories" | "natures";
  /** Type code of the choices that were made in a survey. */
  readonly choicesType: typeof valueTypes.domain | typeof valueTypes.numberSet;
  /** Whether `FonctionParametres` names versions of the mobile app. */
  readonly mobileAppVersions: boolean;
  /** How staff are told the sex of a pupil: a letter, or the number that the client of 2025 has a list of. */
  readonly sex: "letter" | "number";
  /** Whether accounts may be asked for more than a password. */
  readonly doubleAuthentication: boolean;
  /** How much `InfoMobileApp.json` says: `"long"` numbers the spaces and names the authority. */
  readonly serverInfo: "short" | "long";
  /** Whether QR codes say `avecPageConnexion`. */
  readonly qrCodesSayPage: boolean;
  /** Whether the User-Agent decides which space a `mobile.*` page opens. */
  readonly userAgentChoosesSpace: boolean;
}

/** One change: what differs from the row before it. */
export interface DomainChange extends Partial<Domain> {
  readonly since: Version;
  /** How we know. */
  readonly evidence: string;
}

/** Changes of content, oldest first. A row inherits what it does not name; the first row names everything. */
export const domainChanges: readonly [DomainChange & Domain, ...DomainChange[]] = [
  {
    since: [0, 0],
    laterKindsShift: 1,
    photos: "file",
    logo: "Logo",
    legalLinkType: valueTypes.html,
    virtualRoomUrl: "bare",
    general: "long",
    news: "categories",
    choicesType: valueTypes.domain,
    mobileAppVersions: false,
    doubleAuthentication: false,
    serverInfo: "short",
    qrCodesSayPage: false,
    sex: "letter",
    userAgentChoosesSpace: false,
    evidence: "captures of 2022 and 2024; official client 2024.3",
  },
  {
    since: [2024, 0],
    doubleAuthentication: true,
    evidence: "official client 2024.3.8; reported since September 2024, before which nothing is known",
  },
  {
    since: [2024, 3, 11],
    photos: "answer",
    evidence: "official client 2024.3.10 against 2024.3.11",
  },
  {
    since: [2025, 1, 3],
    laterKindsShift: 0,
    logo: "urlLogo",
    legalLinkType: valueTypes.safeHtml,
    virtualRoomUrl: "typed",
    serverInfo: "long",
    qrCodesSayPage: true,
    choicesType: valueTypes.numberSet,
    sex: "number",
    evidence:
      "official client 2024.3.11 against 2025.1.3 (kinds, choices); captures of 2024 and 2025 (the rest); codes: between 2024 and 2025, this row is assumed; sex: the list is new in 2025, that pupils are described with it is assumed; InfoMobileApp: between the answers of 2020.0.2 and 2025.2.6, this row is assumed",
  },
  {
    since: [2026, 1],
    general: "short",
    news: "natures",
    mobileAppVersions: true,
    userAgentChoosesSpace: true,
    evidence:
      "official client 2026.1.3, which no longer reads the keys, and reads natures and labels; news one by one: two other projects' patches; the User-Agent: pronotepy #343 (2026.2.4), explanation assumed",
  },
];

/** A kind of resource, numbered as that version does. `kind` is the number of 2025 and later. */
export function kindIn(domain: Domain, kind: number): number {
  return kind >= 57 ? kind + domain.laterKindsShift : kind;
}
