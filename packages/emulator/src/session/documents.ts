import { paths } from "@preau/wire";
import { type Cipher, encrypt } from "./crypto.js";

/** A file made for one session, such as a PDF. */
export interface SessionDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Files made for one session, by the encrypted part of their address; they end with it. */
export class SessionDocuments {
  readonly #documents = new Map<string, SessionDocument>();

  /**
   * The address of a document, relative to the root and not yet percent-encoded.
   *
   * @evidence documented: `FichiersExternes/<hex>/<name>?Session=<number>`, as attachments; what the
   *   encrypted part holds is the server's business
   */
  publish(
    document: SessionDocument,
    { number, cipher }: { readonly number: number; readonly cipher: Cipher },
  ): string {
    const token = encrypt(JSON.stringify({ document: this.#documents.size + 1, Actif: true }), cipher);
    this.#documents.set(token, document);
    return `${paths.files}/${token}/${document.name}?Session=${number}`;
  }

  /** The document of an address. */
  find(token: string): SessionDocument | undefined {
    return this.#documents.get(token.toLowerCase());
  }
}
