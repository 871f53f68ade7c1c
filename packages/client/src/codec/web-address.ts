/**
 * An address that may be opened in a browser: `http` and `https` only, so that a `javascript:` or `data:`
 * address typed by somebody never reaches a page. `undefined` for anything else.
 */
export function webAddress(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed !== undefined && /^https?:\/\/[^\s]+$/iu.test(trimmed) ? trimmed : undefined;
}
