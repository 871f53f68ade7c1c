/**
 * An address that may be opened in a browser: `http` and `https` only, so that a `javascript:` or `data:`
 * address typed by somebody never reaches a page. `undefined` for anything else.
 */
export function webAddress(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed !== undefined && /^https?:\/\/[^\s]+$/iu.test(trimmed) ? trimmed : undefined;
}

/**
 * Text that can be put in an address. Half of a pair of UTF-16, which JSON can hold and UTF-8 cannot, becomes the sign for
 * what is lost: `encodeURI` would throw.
 */
export function encodable(text: string): string {
  return text.replace(/\p{Cs}/gu, "\uFFFD");
}
