import type { WireReference } from "../values.js";

/** Payload of `SaisieTAFFaitEleve`: pieces of homework that are done, or not any more. `E` is 2. */
export interface WireHomeworkDoneRequest {
  readonly listeTAF: readonly (Pick<WireReference, "N"> & {
    readonly E: number;
    readonly TAFFait: boolean;
  })[];
}

/** Payload of `SaisieTAFARendreEleve`: files that are handed in, or taken back. */
export interface WireHandInRequest {
  readonly listeFichiers: readonly WireHandedInFile[];
}

/** A file that is handed in (`E` 1) or replaced (2), after its upload; 3 takes back what was handed in. */
export interface WireHandedInFile {
  readonly E: number;
  /** 1, a file; absent when it is taken back. */
  readonly G?: number;
  /** Name of the file. */
  readonly L?: string;
  /** A new, negative number. */
  readonly N?: string | number;
  /** The `idFichier` of its upload. */
  readonly idFichier?: string;
  readonly TAF: Pick<WireReference, "N">;
}
