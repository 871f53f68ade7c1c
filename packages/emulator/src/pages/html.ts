/**
 * Text for HTML. The capitals I and P side by side are broken by an entity: clients exist that take them,
 * anywhere in a page, for the announcement of a suspended address.
 *
 * @evidence the substring test was read in a repaired fork of pronotepy; discussed in pronotepy #349
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("IP", "I&#80;");
}

/** A whole page. `title` is text; `bodyTag` and `content` are HTML. */
export function htmlPage(page: {
  readonly title: string;
  readonly content: string;
  readonly bodyTag?: string;
  readonly head?: string;
}): string {
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)}</title>${page.head ?? ""}
</head>
${page.bodyTag ?? "<body>"}
${page.content}
</body>
</html>
`;
}
