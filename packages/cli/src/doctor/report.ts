import { readFileSync } from "node:fs";
import type { Gone } from "./diagnose.js";
import type { Details, Step } from "./diagnosis.js";

/** Facts of a step that are structure, and nobody's: those of an address, a school or a certificate are left out. */
const structural = [
  "addresses",
  "protocol",
  "rows",
  "dialect",
  "encrypted",
  "compressed",
  "demonstration",
  "wireCode",
  "code",
  "reason",
  "how",
  "features",
  "hidden",
  "feature",
  "space",
  "call",
] as const satisfies readonly (keyof Details)[];

/** Facts that name keys of answers. */
const withKeys = ["at", "expected", "seen", "path"] as const satisfies readonly (keyof Details)[];

/**
 * A report to share: which steps were gone, what versions are there, and the structure of all that came (keys, kinds, codes). No name, token, mark, address or text of
 * anybody's is in it: what is not known to be structure is left out.
 */
export async function reportOf({ diagnosis, watch, examination }: Gone): Promise<unknown> {
  const { server, portal, dialect, detour, pageVersion, parameters } = examination ?? {};
  return {
    report: 1,
    about: "Made by preau doctor --report. Structure only: names of keys, kinds of values, codes, versions.",
    day: new Date().toISOString().slice(0, 10),
    preau: ownVersion(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    outcome: diagnosis.outcome,
    steps: diagnosis.steps.map((step) => stepOf(step, watch)),
    server: {
      hosting: hostingOf(examination?.url),
      versions: [...new Set([server?.versionNumbers?.join("."), pageVersion, parameters?.version])].filter(
        isVersion,
      ),
      writable: server?.writable,
      spaces: server?.spaces.map(({ number, audience, mobile, behindPortal }) => ({
        number,
        audience,
        mobile,
        behindPortal,
      })),
      portal:
        portal === undefined
          ? undefined
          : { directLogin: portal.directLogin, addressTold: portal.address !== undefined },
      dialect,
      detour,
      warnings: server?.warnings.map((warning) => ({ ...warning, path: watch.pathOf(warning.path) })),
    },
    drift: {
      warnings: diagnosis.drift.warnings.map((warning) => ({ ...warning, path: watch.pathOf(warning.path) })),
      unreadKeys: diagnosis.drift.unreadKeys.map(({ call, keys }) => ({
        call,
        keys: [...new Set(keys.map((key) => watch.pathOf(key)))],
      })),
      unknownCodes: diagnosis.drift.unknownCodes,
    },
    wire: await watch.outline(),
  };
}

function stepOf({ step, status, cause, milliseconds, details }: Step, watch: Gone["watch"]): unknown {
  const facts = Object.fromEntries(structural.map((key) => [key, details[key]]));
  const keys = Object.fromEntries(withKeys.map((key) => [key, watch.textOf(details[key])]));
  const version = isVersion(details.version) ? { version: details.version } : {};
  return { step, status, cause, milliseconds, ...version, ...facts, ...keys };
}

/** Where most schools are, or a server of the school's own: never which. */
function hostingOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const { hostname, pathname } = new URL(url);
  const isHosted = hostname.endsWith(".index-education.net");
  return `${isHosted ? "index-education.net" : "elsewhere"}, ${pathname === "/pronote" ? "/pronote" : "another path"}`;
}

function isVersion(text: string | undefined): text is string {
  return text !== undefined && /^\d+(?:\.\d+){0,4}$/u.test(text);
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return (manifest as { readonly version: string }).version; // our own package.json
}
