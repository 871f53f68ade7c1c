import type { WireFatalError } from "./session.js";

/**
 * Answer to an upload: plain JSON, in every version under these names.
 *
 * @evidence read in the official client
 */
export interface WireUploadAnswer {
  /** `uploadStates`. */
  readonly etat?: number;
  readonly message?: string;
  /** Encrypted number that comes after the request's, on errors too. */
  readonly numeroOrdre?: string;
  readonly Erreur?: WireFatalError;
}

/** A file that was uploaded, as the call after it refers to it. `E` is 1. */
export interface WireUploadedFile {
  /** A new, negative number. */
  readonly N: string | number;
  readonly E: number;
  /** 1, a file, in messages; absent in school life. */
  readonly G?: number;
  readonly L?: string;
  /** The `idFichier` of its upload. */
  readonly idFichier: string;
  readonly nomFichier: string;
}

/** Payload of `annulation`: uploads that were begun are given up. */
export interface WireUploadCancelRequest {
  readonly annulationUpload: true;
}
