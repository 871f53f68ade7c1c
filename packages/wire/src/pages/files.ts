/**
 * What the address of a file says, encrypted with the session's key: `FichiersExternes/<hex>/<name>?Session=<number>`.
 * The order of the keys means nothing.
 */
export interface WireFileDescription {
  readonly N: string | number;
  /** Only where `N` alone is no document: a kind of resource, or one of `fileOrigins`. */
  readonly G?: number | string;
  readonly Actif: true;
  /** A smaller picture, `GM_100` to `GM_600` by hundreds; repeated in the query of the address. */
  readonly miniature?: string;
}
