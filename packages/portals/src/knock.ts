import { portalsFor } from "./find.js";
import { classify } from "./page/classify.js";
import { readPage } from "./page/page.js";
import type { PortalContext } from "./portal.js";
import type { PortalRow } from "./row.js";
import { type Answer, Browser } from "./sign-in/browser.js";
import { Jar } from "./sign-in/jar.js";
import { connectionSettings, maySpeakTo } from "./sign-in/settings.js";

/** The portal that a school's PRONOTE sends visitors to. */
export interface PortalInFront {
  /** Host that visitors are sent to. */
  readonly host: string;
  /** Rows that know that host, which may differ only by the account they want; none when no row does. */
  readonly portals: readonly PortalRow[];
}

/** How PRONOTE is asked: as a sign-in would, but for nobody. */
export type KnockOptions = Omit<PortalContext, "username" | "password" | "pronoteUrl">;

const mostHops = 5;

/**
 * Asks a school's PRONOTE which portal it sends visitors to. Nobody signs in, and the portal itself is asked nothing. One
 * request, and one for each redirection within PRONOTE.
 *
 * @param pronoteUrl page of the space, such as `https://example.net/pronote/eleve.html`; `login=true` is left out
 * @returns `undefined` when no portal stands before that space
 * @throws UsageError · NetworkError · TimeoutError · PortalPageError for what is no page · the signal's reason
 */
export async function portalInFront(
  pronoteUrl: string,
  options: KnockOptions = {},
): Promise<PortalInFront | undefined> {
  const settings = connectionSettings({ ...options, pronoteUrl });
  const { pronote } = settings;
  const browser = new Browser(settings, new Jar(settings.now));
  let url: URL | undefined = pronote;
  for (let hop = 0; url !== undefined && hop < mostHops; hop += 1) {
    if (url.hostname !== pronote.hostname) return { host: url.host, portals: portalsFor(url.href) };
    if (!maySpeakTo(url, settings)) return undefined;
    // oxlint-disable-next-line no-await-in-loop -- each step is known from the one before
    url = nextOf(await browser.send({ url }));
  }
  return undefined;
}

/** Where a visitor of PRONOTE is sent on to: by the answer, or by the page. */
function nextOf(answer: Answer): URL | undefined {
  const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get("Location") : null;
  if (location !== null)
    return URL.canParse(location, answer.url.href) ? new URL(location, answer.url) : undefined;
  const what = classify(readPage(answer.text, answer));
  if (what.kind === "refresh") return what.to;
  return what.kind === "hand-over" ? what.form.action : undefined;
}
