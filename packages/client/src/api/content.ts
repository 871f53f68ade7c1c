import { htmlToText, looksLikeHtml, textToHtml } from "../codec/rich-text.js";

/** A text, in the two forms that results carry it in. */
export interface Content {
  /** Plain text. */
  readonly content: string | undefined;
  /** HTML as the server sent it, or made of the plain text: untrusted. */
  readonly contentHtml: string | undefined;
}

const none: Content = { content: undefined, contentHtml: undefined };

/**
 * Reads a text that is HTML or plain.
 *
 * @param isHtml as the server says; when it does not, tags tell
 */
export function readContent(sent: string | undefined, isHtml?: boolean): Content {
  if (sent === undefined) return none;
  if (isHtml ?? looksLikeHtml(sent)) return { content: htmlToText(sent), contentHtml: sent };
  return { content: sent.trim(), contentHtml: textToHtml(sent) };
}
