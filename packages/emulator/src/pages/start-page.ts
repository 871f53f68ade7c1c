import type { SpaceRow } from "@preau/wire";
import type { Profile } from "../profiles.js";
import type { PortalLogin } from "../session/session.js";
import type { VectorKey } from "../session/vector-key.js";
import type { School } from "../world/school.js";
import { escapeHtml, htmlPage } from "./html.js";
import { type PublishedSpace, spaceLabel } from "./published.js";

/** What the page that opens a session needs. */
export interface StartPage {
  readonly profile: Profile;
  readonly school: School;
  readonly space: SpaceRow;
  readonly sessionNumber: number;
  /** Whether this is a demonstration server, which the page says with `d`. */
  readonly demonstration: boolean;
  /** Whether the page says that it came without TLS. */
  readonly insecure: boolean;
  /** RSA key that the page carries. */
  readonly vectorKey: Pick<VectorKey, "modulus" | "exponent"> | undefined;
  /** Whether the page offers long polling, where it has a say in that. */
  readonly polls: boolean;
  /** What stands for login and password after a portal. */
  readonly portal: Pick<PortalLogin, "login" | "secret"> | undefined;
  /** Spaces to link to, on the pages that list them. */
  readonly published: readonly PublishedSpace[];
}

/** How the page was reached: by a portal's ticket, for one space. */
const tokenAndSpace = 3;

type StartValue = string | number | true;

/**
 * The page that opens a session: one call, placed and written as the profile's version does.
 *
 * @evidence onload form: pronotepy's protocol notes; script form: live pages of September 2026
 */
export function startPage(page: StartPage): string {
  const { profile, space, sessionNumber } = page;
  const argument = startArgument(page);
  const { startCall, startPlace } = profile.dialect;
  const inScript = startPlace === "script";
  const script = `\n<script>window.addEventListener("load", () => {try{${startCall} (${argument});} catch (e) {IE.sendLogFailStart (${sessionNumber}, e)}});</script>`;
  const attribute = argument.replaceAll('"', "&quot;");
  const bodyTag = `<body id="id_body" onload="try { ${startCall} (${attribute}) } catch (e) { messageErreur (e) }">`;
  const label = spaceLabel(space);
  return htmlPage({
    title: `PRONOTE - ${page.school.name} - ${label}`,
    ...(inScript ? { head: script, bodyTag: `<body id="id_body">` } : { bodyTag }),
    content: `<h1>${escapeHtml(page.school.name)}</h1>
<p>${escapeHtml(label)}</p>${linksOf(page)}
<div class="version">PRONOTE ${profile.version.slice(0, 3).join(".")}</div>`,
  });
}

/** Flags are written only when true: some clients take any value for true. */
function startArgument(page: StartPage): string {
  const { profile, space, sessionNumber, vectorKey } = page;
  const { dialect } = profile;
  const { startKeys } = dialect;
  const flags = [
    ...(page.insecure ? [startKeys.insecure] : []),
    ...packingFlags(profile),
    ...(page.polls && !dialect.polling.always ? [startKeys.polling] : []),
    ...(page.demonstration ? [startKeys.demonstration] : []),
  ];
  const values: [string, StartValue][] = [
    [startKeys.session, dialect.sessionNumber === "quoted" ? String(sessionNumber) : sessionNumber],
    ...flags.map((key): [string, true] => [key, true]),
    [startKeys.space, space.number],
  ];
  if (page.portal !== undefined) {
    const { login, secret } = page.portal;
    values.push([startKeys.portalLogin, login], [startKeys.portalPassword, secret]);
    values.push([startKeys.accessKind, tokenAndSpace]);
  }
  if (vectorKey !== undefined) {
    values.push([startKeys.modulus, vectorKey.modulus], [startKeys.exponent, vectorKey.exponent]);
  }
  return dialect.startSyntax === "json" ? JSON.stringify(Object.fromEntries(values)) : literal(values);
}

function packingFlags({ dialect, encrypt, compress }: Profile): readonly string[] {
  const { startKeys } = dialect;
  if (dialect.flags === "enable") {
    return [...(encrypt ? [startKeys.encrypt] : []), ...(compress ? [startKeys.compress] : [])];
  }
  return [...(encrypt ? [] : [startKeys.skipEncryption]), ...(compress ? [] : [startKeys.skipCompression])];
}

/** JavaScript literal: bare keys, texts in single quotes. */
function literal(values: readonly (readonly [string, StartValue])[]): string {
  const written = values.map(
    ([key, value]) => `${key}:${typeof value === "string" ? `'${value}'` : String(value)}`,
  );
  return `{${written.join(",")}}`;
}

function linksOf(page: StartPage): string {
  if (page.space.audience !== "common") return "";
  const items = page.published
    .filter((published) => published.space.mobile === page.space.mobile)
    .map(({ space, label }) => `<li><a href="${escapeHtml(space.page)}">${escapeHtml(label)}</a></li>`);
  return `\n<ul>\n${items.join("\n")}\n</ul>`;
}
