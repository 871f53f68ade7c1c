import type { StartKeys } from "./start.js";

/** A PRONOTE version: year, major, minor, build. Missing numbers count as zero. */
export type Version = readonly [year: number, major: number, minor?: number, build?: number];

/** Keys of the envelope and of what it holds. */
export interface WireNames {
  /** Encrypted order number, in the body. */
  readonly order: string;
  /** Name of the remote function. */
  readonly call: string;
  /** Part that may be encrypted. */
  readonly secured: string;
  /** Part that never is: files in base64. */
  readonly unsecured: string;
  /** Inside the secured part: arguments, or the answer. */
  readonly payload: string;
  /** Inside the secured part: tab and member, or notifications. */
  readonly signature: string;
  /** Inside the secured part of an answer: the operation still runs. */
  readonly waitTicket: string;
  /** Inside the wait ticket: its settings. */
  readonly waitSettings: string;
  /** Fields of a file upload. */
  readonly upload: {
    readonly order: string;
    readonly session: string;
    readonly call: string;
    readonly file: string;
    readonly md5: string;
  };
}

/** How the two sides pack what they send; everything that a change of protocol has touched so far. */
export interface Dialect {
  /** Servers of this version and later, until the next row. */
  readonly since: Version;
  readonly names: WireNames;
  /** Name of the function that the page calls. */
  readonly startCall: string;
  /** Names of the attributes of its argument. */
  readonly startKeys: StartKeys;
  /** Where the page calls it: in the `onload` of its body, or in a script. */
  readonly startPlace: "onload" | "script";
  /** Syntax of its argument. */
  readonly startSyntax: "literal" | "json";
  /** Form of the session number `h` in that argument. */
  readonly sessionNumber: "quoted" | "bare";
  /** `skip`: `sCrA`/`sCoA` switch encryption and compression off. `enable`: `CrA`/`CoA` switch them on. */
  readonly flags: "skip" | "enable";
  /** How the client hands over its initialisation vector on a secure page. */
  readonly ivTransport: "page-key" | "plain";
  readonly challenge: "legacy" | "direct";
  /** Code of the sets in which the choices of a survey are written (`valeurReponse`). */
  readonly choiceSet: 8 | 26;
  /** Long polling: always, or only when the page says `poll`. */
  readonly polling: { readonly always: boolean; readonly first: number; readonly step: number };
  /** What keeps a session alive when polling is off. */
  readonly keepAlive: "Presence" | "Navigation";
}

/** One change of the protocol: what differs from the row before it. */
export interface DialectRow extends Partial<Omit<Dialect, "names" | "since" | "startKeys">> {
  readonly since: Version;
  readonly names?: Partial<WireNames>;
  readonly startKeys?: Partial<StartKeys>;
  /** How we know. */
  readonly evidence: string;
}

/**
 * Protocol changes, oldest first. A row inherits what it does not name; the first row names everything.
 */
export const dialects: readonly [DialectRow & Dialect, ...DialectRow[]] = [
  {
    since: [0, 0],
    names: {
      order: "numeroOrdre",
      call: "nom",
      secured: "donneesSec",
      unsecured: "donneesNonSec",
      payload: "donnees",
      signature: "_Signature_",
      waitTicket: "_SignatureAttente_",
      waitSettings: "Parametres",
      upload: {
        order: "numeroOrdre",
        session: "numeroSession",
        call: "nomRequete",
        file: "idFichier",
        md5: "md5",
      },
    },
    startCall: "Start",
    startKeys: {
      session: "h",
      space: "a",
      demonstration: "d",
      portalLogin: "e",
      portalPassword: "f",
      accessKind: "g",
      insecure: "http",
      encrypt: "CrA",
      compress: "CoA",
      skipEncryption: "sCrA",
      skipCompression: "sCoA",
      polling: "poll",
      modulus: "MR",
      exponent: "ER",
    },
    startPlace: "onload",
    startSyntax: "literal",
    sessionNumber: "quoted",
    flags: "skip",
    ivTransport: "page-key",
    challenge: "legacy",
    choiceSet: 8,
    polling: { always: false, first: 1, step: 1 },
    keepAlive: "Presence",
    evidence: "pronotepy's protocol notes and history; captures of 2022.0.3",
  },
  {
    since: [2023, 0],
    ivTransport: "plain",
    evidence: "pronotepy ddbeee1 (2023-07); official client 2024.3.8",
  },
  {
    since: [2024, 3, 9],
    names: { payload: "data", signature: "Signature" },
    keepAlive: "Navigation",
    evidence: "official client 2024.3.8 against 2024.3.9; pronotepy #321",
  },
  {
    since: [2025, 1, 3],
    names: {
      order: "no",
      call: "id",
      secured: "dataSec",
      unsecured: "dataNonSec",
      waitTicket: "SignatureAttente",
      waitSettings: "ParametresAtt",
      upload: { order: "u_no", session: "u_ns", call: "u_idR", file: "u_idF", md5: "u_md5" },
    },
    sessionNumber: "bare",
    flags: "enable",
    choiceSet: 26,
    polling: { always: true, first: -1, step: -1 },
    evidence: "official client 2024.3.11 against 2025.1.3",
  },
  {
    since: [2026, 1],
    startPlace: "script",
    startSyntax: "json",
    evidence: "pronotepy #343 (2026.2.4); live pages of September 2026 in a public project",
  },
  {
    since: [2026, 2, 5, 6],
    challenge: "direct",
    evidence: "pronotepy #346, #347, #348 and three independent clients, September 2026",
  },
];
