import type { WireDate, WireElement, WireList, WireReference } from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `DocumentsATelecharger`. */
export interface WireDocumentsRequest {
  readonly avecNotes: boolean;
  readonly avecCompetences: boolean;
}

/** Answer to `DocumentsATelecharger`. Every list may be absent. */
export interface WireDocumentsPage {
  readonly listeDocuments?: WireList<WireSchoolDocument>;
  readonly listeDocumentsMembre?: WireList<WireSchoolDocument>;
  readonly listeDocumentsCasier?: WireList<WireSchoolDocument>;
  /** Documents that wait for a signature, made with another service. */
  readonly listeDocumentsSignatureElecASigner?: WireList<WireSchoolDocument>;
  readonly listeProjetsAcc?: WireList<WireSchoolDocument>;
  readonly listeBulletins?: WireList<WireSchoolDocument>;
  readonly listeBilansPeriodiques?: WireList<WireSchoolDocument>;
  readonly listeCategories?: WireList<WireReference & { readonly couleur?: string }>;
}

/** One document that the school makes available. */
export interface WireSchoolDocument extends WireReference {
  readonly categorie?: WireElement<WireReference>;
  readonly date?: WireDate;
  readonly memo?: string;
  readonly estNonLu?: boolean;
  readonly periode?: WireElement<WireReference>;
  readonly classe?: WireElement<WireReference>;
  readonly listePieceJointe?: WireList<WireAttachment>;
  /** Of what is signed through another service (`G` is `resourceKinds.signatureDocument`), here or in the locker. */
  readonly etatDocument?: number;
  /** A `signerStates`; absent for whoever only sees it. */
  readonly etatSignature?: number;
  readonly dateEnvoi?: WireDate;
  readonly dateSignature?: WireDate;
  readonly demandeur?: WireElement<WireReference>;
  readonly nombreSigne?: number;
  readonly nombreTotal?: number;
}

/** Arguments of `GenerationPDF`, for a document of this page. */
export interface WireDocumentPdfRequest {
  readonly genreGenerationPDF: number;
  readonly document?: WireReference;
  readonly projet?: WireReference;
}

/** Answer to `GenerationPDF`: a path below the root, or the reason why there is none. */
export interface WireGeneratedPdf {
  readonly url?: unknown;
  readonly message?: string;
}
