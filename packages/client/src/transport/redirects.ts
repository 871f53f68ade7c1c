import { PortalPageError } from "../errors/portal-errors.js";
import { urlOf } from "./address.js";

/** Redirections that are followed before they count as a circle. */
export const mostRedirects = 5;

/** Where an answer sends us; `undefined` when it is one. */
export function redirectOf(answer: Pick<Response, "status" | "headers">, from: URL): URL | undefined {
  if (answer.status < 300 || answer.status >= 400) return undefined;
  const location = answer.headers.get("Location");
  return location === null ? undefined : urlOf(location, from);
}

/** The same host; a change from http to https is one too, the reverse is not. */
export function staysHome(next: URL, from: URL): boolean {
  if (next.host === from.host && next.protocol === from.protocol) return true;
  return next.hostname === from.hostname && from.protocol === "http:" && next.protocol === "https:";
}

/** Where a runtime that follows redirections by itself was led, when it is another host. */
export function followedTo(response: Response, from: URL): URL | undefined {
  const url = response.url === "" ? undefined : urlOf(response.url);
  return url === undefined || staysHome(url, from) ? undefined : url;
}

/** Another host is another service, as far as we know its login page. */
export function portalAt(next: URL, from: URL): PortalPageError {
  return new PortalPageError(`${from.host} sends visitors to ${next.host} to sign in.`, next.host);
}
