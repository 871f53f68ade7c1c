import type { Page } from "./page.js";

/**
 * What a page is made of, for a report: title, ids of forms, names of fields. Never a value, and no query of an
 * address: tickets travel there.
 */
export function shapeOf(page: Page): string {
  const forms = page.forms.map((form) => {
    const names = form.controls.map(({ name, type }) => (name === "" ? type : name));
    return `form ${word(form.id === "" ? "without id" : form.id)} (${names.map(word).join(", ")})`;
  });
  const title = page.title === "" ? "no title" : `title "${page.title.slice(0, 60)}"`;
  return [
    `status ${page.status} at ${page.url.host}${page.url.pathname.replace(/;.*$/u, "")}`,
    title,
    ...forms.slice(0, 8),
  ].join("; ");
}

/** A name as it stands in a page; what is long or odd may be somebody's. */
function word(name: string): string {
  return /^[\w .:-]{1,48}$/u.test(name) ? name : "(odd name)";
}
