import { PortalPageError } from "@preau/client";
import { getPublicSuffix } from "tough-cookie";
import { portalsFor } from "../find.js";
import { educonnectHost, refusedNetworkHost } from "../row.js";
import { maySpeakTo, type Settings } from "./settings.js";

/**
 * Refuses an address that this row has no business with. Its hosts, ÉduConnect and PRONOTE may be visited, and so may
 * neighbours under the same registered domain; the password goes to fewer.
 *
 * @throws PortalPageError naming the host
 */
export function checkVisit(url: URL, from: URL | undefined, settings: Settings): void {
  const { row } = settings;
  if (!maySpeakTo(url, settings)) {
    throw new PortalPageError(
      `${from?.host ?? row.name} sends on to ${url.host} without encryption.`,
      url.host,
      {
        reason: "clear",
        hint: "Nothing was sent there. Look at the portal in a browser, or use a QR code.",
      },
    );
  }
  if (isKnown(url, settings)) return;
  const names = portalsFor(url.href).map(({ name }) => name);
  const offered = names.length === 0 ? "" : `try ${names.join(" or ")}, or `;
  throw new PortalPageError(
    `${from?.host ?? row.name} sends on to ${url.host}, which ${row.name} does not know.`,
    url.host,
    {
      hint: `The portal has moved, or the school uses another: ${offered}write a portal function, or use a QR code made in PRONOTE.`,
    },
  );
}

function isKnown(url: URL, { row, pronote }: Settings): boolean {
  if (url.hostname === pronote.hostname) return true;
  const hosts = [...row.hosts, educonnectHost, refusedNetworkHost];
  return hosts.includes(url.host) || row.hosts.some((host) => sameDomain(host, url.hostname));
}

function sameDomain(one: string, other: string): boolean {
  const domain = domainOf(one);
  return domain !== undefined && domain === domainOf(other);
}

/** `ac-reunion.fr` of `sso.ac-reunion.fr`; none for addresses in numbers. */
function domainOf(host: string): string | undefined {
  return getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true });
}

/** Whether an address may be given the password. */
export function mayKnowPassword(url: URL, settings: Settings): boolean {
  return settings.row.passwordHosts.includes(url.host) && maySpeakTo(url, settings);
}
