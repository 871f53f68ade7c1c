import { PortalLoginError, ProtocolChangedError } from "@preau/client";
import type { Arrival, Journey } from "../sign-in/journey.js";
import { addressOf, type Flow } from "./flow.js";

/**
 * Toutatice: discovery page, ÉduConnect, then two questions of its own script, answered in XML, which open the session.
 *
 * @evidence pronotepy and Litarvan/pronote-api (read)
 */
export const toutatice: Flow = {
  accepts: ["educonnect"],
  enter: async (journey) => {
    const arrival = await journey.walk({ url: addressOf(journey, "start") }, isConversation);
    const key = keyOf(arrival);
    if (key === undefined) return arrival;
    const remoteUser = addressOf(journey, "remoteUser");
    const session = journey.browser.jar.value(remoteUser, "IDP_JSESSIONID") ?? key.session;
    const first = await ask(journey, {
      conversation: key.conversation,
      redirectToLoaderRemoteUser: "0",
      sessionid: session,
    });
    const conversation = element(first, "conversation");
    const uidInSession = element(first, "uidInSession");
    if (conversation === undefined || uidInSession === undefined) {
      throw changed(remoteUser, "conversation and uidInSession");
    }
    await ask(journey, { conversation, uidInSession, sessionid: session });
    return { at: "stop", url: remoteUser };
  },
};

/** The address that a script would take apart. */
function isConversation(url: URL): boolean {
  return url.searchParams.has("conversation") && url.searchParams.has("sessionid");
}

function keyOf(arrival: Arrival): { conversation: string; session: string } | undefined {
  const links = arrival.at === "home" ? arrival.page.links : [];
  const url = arrival.at === "stop" ? arrival.url : links.find(isConversation);
  const conversation = url?.searchParams.get("conversation") ?? undefined;
  const session = url?.searchParams.get("sessionid") ?? undefined;
  return conversation === undefined || session === undefined ? undefined : { conversation, session };
}

async function ask(journey: Journey, query: Readonly<Record<string, string>>): Promise<string> {
  const url = addressOf(journey, "remoteUser");
  url.search = new URLSearchParams(query).toString();
  const { text, status } = await journey.browser.send({ url });
  for (const name of ["erreurFonctionnelle", "erreurTechnique"]) {
    if (element(text, name) === undefined) continue;
    throw new PortalLoginError(
      `${url.host} reports an error of its own (${name}).`,
      { host: url.host, reason: name === "erreurFonctionnelle" ? "unknown" : "refused" },
      { wireMessage: element(text, name) },
    );
  }
  if (status >= 400) throw changed(url, "an answer in XML", `status ${status}`);
  return text;
}

/** Text of an XML element of that name, if it is there and holds only text. */
function element(xml: string, name: string): string | undefined {
  const content = new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`, "u").exec(xml)?.[1];
  const text = content?.replace(/^\s*<!\[CDATA\[([^]*?)\]\]>\s*$/u, "$1").trim();
  return text
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function changed(url: URL, expected: string, seen = "something else"): ProtocolChangedError {
  return new ProtocolChangedError({ step: `sign-in at ${url.host}`, expected, seen });
}
