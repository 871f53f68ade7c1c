import { PortalLoginError, ProtocolChangedError, UnsupportedError } from "@preau/client";
import type { Journey } from "../sign-in/journey.js";
import { addressOf, type Flow } from "./flow.js";

/**
 * OZE: Keycloak, then the portal's own interface says where this school's PRONOTE is.
 *
 * @evidence pronotepy (read), of before 2023
 */
export const oze: Flow = {
  accepts: ["keycloak"],
  enter: async (journey) => {
    const home = await journey.walk({ url: addressOf(journey, "start") });
    if (home.at !== "home") return home;
    return journey.walk({ url: await pronoteAddress(journey), from: home.page.url });
  },
};

async function pronoteAddress(journey: Journey): Promise<URL> {
  const me = await ask(journey, "v1/users/me");
  const profile = field(me, "currentProfil");
  const [code, school] = [field(profile, "codeProfil"), field(profile, "uai")];
  if (typeof code !== "string" || typeof school !== "string") throw changed(journey, "a current profile");
  const context = new URLSearchParams({ ctx_profil: code, ctx_etab: school }).toString();
  const apps = await ask(journey, `v1/ozapps?${context}`);
  const start = addressOf(journey, "start");
  const list: readonly unknown[] = Array.isArray(apps) ? apps : [];
  const listed = list.find((app) => field(app, "code") === "pronote");
  const route = field(listed, "externalRoute");
  if (typeof route === "string") return new URL(route, start);

  const settings = await ask(journey, `v1/config/Pronote?${context}`);
  const [permission, project] = [field(settings, "autorisationId"), field(settings, "projet")];
  if (typeof permission !== "string" && typeof permission !== "number") {
    throw new PortalLoginError(`${start.host} offers this person no PRONOTE.`, {
      host: start.host,
      reason: "service",
    });
  }
  if (/parent/u.test(journey.settings.pronote.pathname)) {
    throw new UnsupportedError(`${start.host} leads pupils to PRONOTE in this way, not parents.`, {
      hint: "Use a QR code made in PRONOTE.",
    });
  }
  const query = new URLSearchParams({
    uai: school,
    projet: typeof project === "string" ? project : "",
    fonction: "ELV",
  });
  return new URL(`cas/proxySSO/${encodeURIComponent(permission)}?${query.toString()}`, start);
}

async function ask(journey: Journey, path: string): Promise<unknown> {
  const url = new URL(path, addressOf(journey, "api"));
  const answer = await journey.browser.send({ url });
  if (answer.status === 404) return undefined;
  try {
    if (answer.status !== 200) throw new SyntaxError("refused");
    return JSON.parse(answer.text) as unknown;
  } catch {
    throw changed(journey, `JSON at ${url.host}${url.pathname}`, `status ${answer.status}`);
  }
}

function changed(journey: Journey, expected: string, seen = "something else"): ProtocolChangedError {
  return new ProtocolChangedError({ step: `portal ${journey.settings.row.name}`, expected, seen });
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name]; // hasOwn has just said so
}
