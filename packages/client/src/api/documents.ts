import {
  pdfKinds,
  signatureDocumentStates,
  signerStates,
  tabs,
  type WireDocumentPdfRequest,
  type WireDocumentsPage,
  type WireDocumentsRequest,
  type WireGeneratedPdf,
  type WireSchoolDocument,
} from "@preau/wire";
import type { PlainDate } from "../codec/dates.js";
import { readId, readLabel } from "../codec/element.js";
import { type Id, isNoObject, resolveId, type SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, flag, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { encodable } from "../codec/web-address.js";
import { RequestRefusedError, UnsupportedError } from "../errors/errors.js";
import {
  type CallOptions,
  type DownloadOptions,
  defineCall,
  type FileDownload,
  type Runner,
} from "../session/call.js";
import { type Attachment, readAttachment } from "./attachment.js";
import { attachmentUrl } from "./files.js";

/** A document that the school makes available ("document à télécharger"). */
export interface SchoolDocument {
  readonly id: Id;
  /** Made of kind, name, period and date, with an index for documents that are alike. */
  readonly key: Key;
  readonly name: string;
  /**
   * `school`: for everybody, such as a certificate; `personal`: for this person; `locker`: put into the locker
   * ("casier"); `to-sign`: waits for a signature ("document à signer"), which is made with another service from the
   * official page; `support-plan`: "projet d'accompagnement"; `report`, `skills-report`: a report that the page lists.
   */
  readonly kind: "school" | "personal" | "locker" | "to-sign" | "support-plan" | "report" | "skills-report";
  /** The school's heading for it. */
  readonly category?: string;
  readonly date?: PlainDate;
  /** Note of whoever put it there. */
  readonly memo?: string;
  /** Not read yet; absent where that is not kept. */
  readonly unread?: boolean;
  /** Of a report: its period and class. */
  readonly period?: string;
  readonly className?: string;
  /** Of a document that is signed through another service, in whichever list. */
  readonly signature?: DocumentSignature;
  readonly files: readonly Attachment[];
}

/**
 * How far the signing of a document has come.
 *
 * @evidence read in the official client 2025.2; no answer was seen: types are assumed
 */
export interface DocumentSignature {
  /** For whoever is logged in; `none`: it is not theirs to sign; `other`: a state that the library does not know. */
  readonly state: "to-sign" | "signing" | "signed" | "refused" | "expired" | "waiting" | "none" | "other";
  /** Everybody has signed, and nothing more is to come. */
  readonly finished: boolean;
  readonly requestedBy?: string;
  readonly sent?: PlainDate;
  readonly signedOn?: PlainDate;
  /** How many have signed, of how many. */
  readonly signed?: number;
  readonly signers?: number;
}

/**
 * Documents to download. One call, read-only.
 *
 * @evidence read in the official client (keys); types assumed
 */
export const schoolDocuments = defineCall({
  wire: "DocumentsATelecharger",
  encode: (_: undefined): WireDocumentsRequest => ({ avecNotes: true, avecCompetences: true }),
  decode: (page: Reader<WireDocumentsPage>, { tag }): readonly SchoolDocument[] =>
    withKeys(
      "document",
      lists.flatMap(([key, kind]) => page.optionalList(key, (item) => readDocument(item, kind, tag))),
      ({ kind, name, period, date }) => [kind, name, period, date],
    ),
});

/** Lists of the page, and what they hold. */
const lists: readonly (readonly [keyof WireDocumentsPage & `liste${string}`, SchoolDocument["kind"]])[] = [
  ["listeDocuments", "school"],
  ["listeDocumentsMembre", "personal"],
  ["listeDocumentsCasier", "locker"],
  ["listeDocumentsSignatureElecASigner", "to-sign"],
  ["listeProjetsAcc", "support-plan"],
  ["listeBulletins", "report"],
  ["listeBilansPeriodiques", "skills-report"],
];

/** Which PDF stands for a document; reports are made by the page of reports. */
const pdfs: Readonly<Partial<Record<SchoolDocument["kind"], number>>> = {
  school: pdfKinds.document,
  personal: pdfKinds.personalDocument,
  locker: pdfKinds.file,
  "support-plan": pdfKinds.supportPlan,
};

/** Has the PDF of a document made. One call, read-only. */
const documentPdf = defineCall({
  wire: "GenerationPDF",
  tab: tabs.documents,
  encode: ({ id, name, pdf }: { id: Id; name: string; pdf: number }, { tag }): WireDocumentPdfRequest => {
    const document = { N: resolveId(tag, id), G: 0, L: name };
    const named = pdf === pdfKinds.supportPlan ? { projet: document } : { document };
    return { genreGenerationPDF: pdf, ...named };
  },
  decode: (page: Reader<WireGeneratedPdf>) => ({
    path: page.optional("url", label),
    message: page.optional("message", label),
  }),
});

/**
 * Address of a document, good for a while and for whoever has it: of the one file that comes with it, which costs
 * nothing, or else of a PDF that is made for one request.
 *
 * @throws UnsupportedError for a kind of document whose PDF is made elsewhere
 * @throws RequestRefusedError with the school's reason in `wireMessage`
 * @evidence read in the official client
 */
export async function documentAddress(
  runner: Runner,
  document: SchoolDocument,
  options: CallOptions = {},
): Promise<string> {
  const { id, name, kind, files } = document;
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return attachmentUrl(runner.files, file);
  const pdf = pdfs[kind];
  if (pdf === undefined || isNoObject(id)) {
    throw new UnsupportedError(`This document (${kind}) cannot be fetched from the page of documents.`, {
      hint: "Open it on its own page of PRONOTE.",
    });
  }
  const { path, message } = await runner.run(documentPdf, { id, name, pdf }, options);
  if (path !== undefined) return runner.files.below(encodedOnce(path.replace(/^\/+/u, "")));
  throw new RequestRefusedError("The school does not hand out this document.", {
    call: "GenerationPDF",
    wireMessage: message,
    hint: "Its reason is in wireMessage.",
  });
}

/** Opens a document. One or two requests. Throws what `documentAddress` and `downloadAttachment` throw. */
export async function downloadDocument(
  runner: Runner,
  document: SchoolDocument,
  options: DownloadOptions = {},
): Promise<FileDownload> {
  const address = await documentAddress(runner, document, options);
  const { name: ownName } = document.files.length === 1 ? (document.files[0] ?? document) : document;
  const name = /\.[a-z\d]{1,5}$/iu.test(ownName) ? ownName : `${ownName}.pdf`;
  return runner.files.open(address, name, options);
}

/** A path as an address; what is encoded already is left as it is. */
function encodedOnce(path: string): string {
  return encodeURI(encodable(path)).replace(/%25(?=[\da-f]{2})/giu, "%");
}

function readDocument(
  item: Reader<WireSchoolDocument>,
  kind: SchoolDocument["kind"],
  tag: SessionTag,
): Omit<SchoolDocument, "key"> {
  return present({
    id: readId(item, tag),
    name: item.optional("L", label) ?? "",
    kind,
    category: item.element("categorie", readLabel),
    date: item.optional("date", day),
    memo: item.optional("memo", label),
    unread: item.optional("estNonLu", flag),
    period: item.element("periode", readLabel),
    className: item.element("classe", readLabel),
    signature: readSignature(item),
    files: item.optionalList("listePieceJointe", (file) => readAttachment(file, tag)),
  });
}

const signatures: Readonly<Record<number, DocumentSignature["state"]>> = {
  [signerStates.waiting]: "waiting",
  [signerStates.asked]: "to-sign",
  [signerStates.signing]: "signing",
  [signerStates.signed]: "signed",
  [signerStates.refused]: "refused",
  [signerStates.expired]: "expired",
};

/** What nobody signs has none of these keys. */
function readSignature(item: Reader<WireSchoolDocument>): DocumentSignature | undefined {
  const document = item.optional("etatDocument", integer);
  const own = item.optional("etatSignature", integer);
  if (document === undefined && own === undefined) return undefined;
  return present({
    state: own === undefined ? "none" : (signatures[own] ?? "other"),
    finished: document === signatureDocumentStates.finished || document === signatureDocumentStates.archived,
    requestedBy: item.element("demandeur", readLabel),
    sent: item.optional("dateEnvoi", day),
    signedOn: item.optional("dateSignature", day),
    signed: item.optional("nombreSigne", integer),
    signers: item.optional("nombreTotal", integer),
  });
}
