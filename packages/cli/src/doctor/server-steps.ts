import type { PronoteError } from "@preau/client";
import type { ExaminedStage, ServerExamination } from "@preau/client/discovery";
import { exitCodes } from "../exit-codes.js";
import { causeOf } from "./causes.js";
import type { Cause, Details } from "./diagnosis.js";
import type { Steps } from "./steps.js";

/** Rows of the table of portals that an address belongs to. */
export type FindRows = (address: string) => readonly string[];

/** What an examination of a server says of the steps from the gate to the parameters. */
export function addServerSteps(
  found: ServerExamination,
  steps: Steps,
  { rowsOf, wantedSpace }: { readonly rowsOf: FindRows; readonly wantedSpace: string | undefined },
): void {
  const gate = stageOf(found, "gate");
  if (gate?.error !== undefined) {
    steps.failWith("gate", gate.error);
    return;
  }
  addServer(found, steps, rowsOf);
  if (steps.hasFailed) return;
  addPortal(found, steps, rowsOf);
  if (steps.hasFailed) return;
  addPage(found, steps, wantedSpace);
  addDialect(found, steps);
  addParameters(found, steps);
}

function stageOf(
  { stages }: ServerExamination,
  stage: ExaminedStage,
): ServerExamination["stages"][number] | undefined {
  return stages.find((one) => one.stage === stage);
}

function addServer(found: ServerExamination, steps: Steps, rowsOf: FindRows): void {
  const stage = stageOf(found, "server");
  const { server, parameters } = found;
  const milliseconds = stage?.milliseconds;
  if (stage?.error === undefined) {
    const details = serverDetails(found);
    const isReadOnly = server?.writable === false || parameters?.exclusive === true;
    if (isReadOnly) steps.warn("server", "read-only", { milliseconds, details });
    else steps.ok("server", { milliseconds, details });
    return;
  }
  const { error } = stage;
  const page = stageOf(found, "page");
  // Only the description is kept back; or there is a portal before everything.
  if (page !== undefined && page.error === undefined) {
    steps.warn("server", "no-description", { milliseconds });
    return;
  }
  const portal = hostOf(error);
  if (portal !== undefined && rowsOf(`https://${portal}`).length > 0) {
    steps.skip("server", "not-reached");
    return;
  }
  const host = new URL(found.url).hostname;
  const details: Details = { host, ...(portal === undefined ? {} : { portal }) };
  const elsewhere = isSameHost(portal, found.url) ? "other-login-page" : "captive-portal";
  const cause = portal === undefined ? causeOf(error, "server") : elsewhere;
  steps.failWith("server", error, { cause, details, milliseconds });
}

/** A login page of that host itself; ports do not count. */
function isSameHost(portal: string | undefined, url: string): boolean {
  return portal?.replace(/:\d+$/u, "") === new URL(url).hostname;
}

function serverDetails({ url, server }: ServerExamination): Details {
  const version = server?.versionNumbers?.join(".");
  return {
    url,
    ...(server?.schoolName === undefined ? {} : { school: server.schoolName }),
    ...(version === undefined ? {} : { version }),
    spaces: (server?.spaces ?? []).map(({ audience, page }) => audience ?? page),
  };
}

/** Host of the login page that an error names. */
function hostOf(error: PronoteError): string | undefined {
  return error.code === "portal-page" && "host" in error && typeof error.host === "string"
    ? error.host
    : undefined;
}

function addPortal(found: ServerExamination, steps: Steps, rowsOf: FindRows): void {
  const { portal, server } = found;
  const stage = stageOf(found, "portal");
  const milliseconds = stage?.milliseconds;
  if (portal === undefined) {
    const address = server?.portalAddress;
    const details = address === undefined ? {} : { portal: new URL(address).host, rows: rowsOf(address) };
    steps.ok("portal", { details });
    return;
  }
  const rows = [
    ...new Set([
      ...rowsOf(`https://${portal.host}`),
      ...(portal.address === undefined ? [] : rowsOf(portal.address)),
    ]),
  ];
  const details: Details = { portal: portal.host, rows };
  if (stage?.error === undefined) {
    steps.warn("portal", "portal-optional", { milliseconds, details });
    return;
  }
  const unknown: Cause = isSameHost(portal.host, found.url) ? "other-login-page" : "portal-unknown";
  const cause: Cause = rows.length > 0 ? "portal-known" : unknown;
  steps.failWith("portal", stage.error, { cause, details, milliseconds });
}

function addPage(found: ServerExamination, steps: Steps, wantedSpace: string | undefined): void {
  const stage = stageOf(found, "page");
  if (stage === undefined) return;
  const { milliseconds, error } = stage;
  const page = found.space?.page ?? wantedSpace;
  const audience = found.space?.audience;
  const details: Details = {
    ...(page === undefined ? {} : { page }),
    ...(audience === undefined ? {} : { space: audience }),
    spaces: (found.server?.spaces ?? []).map((space) => space.audience ?? space.page),
  };
  if (error === undefined) {
    steps.ok("page", { milliseconds, details });
    return;
  }
  const cause = pageCause(found, error);
  const exitCode = cause === "page-changed" ? { exitCode: exitCodes.protocol } : {};
  steps.failWith("page", error, { cause, details, milliseconds, ...exitCode });
}

/** Where the server is PRONOTE's beyond doubt, a page that is not is another space's, or a new one. */
function pageCause({ server, space }: ServerExamination, error: PronoteError): Cause {
  const cause = causeOf(error, "page");
  if (cause === "protocol-changed") return "other-space-opened";
  const isKnown = server !== undefined && server.spaces.length > 0;
  if (cause === "no-pronote-there" && isKnown) return "wrong-space";
  if (cause !== "not-pronote" || !isKnown) return cause;
  return space === undefined ? "wrong-space" : "page-changed";
}

function addDialect({ dialect, detour, pageVersion, server }: ServerExamination, steps: Steps): void {
  if (dialect === undefined) return;
  const version = server?.versionNumbers?.join(".") ?? pageVersion;
  const details: Details = {
    dialect: dialect.since,
    encrypted: dialect.encrypted,
    compressed: dialect.compressed,
    ...(version === undefined ? {} : { version }),
  };
  if (dialect.newerThanKnown) steps.warn("dialect", "version-newer", { details });
  else if (detour === true) steps.warn("dialect", "dialect-detour", { details });
  else steps.ok("dialect", { details });
}

function addParameters(found: ServerExamination, steps: Steps): void {
  const stage = stageOf(found, "parameters");
  if (stage === undefined) return;
  const { milliseconds, error } = stage;
  if (error !== undefined) {
    steps.failWith("parameters", error, { milliseconds });
    return;
  }
  const { version, demonstration = false } = found.parameters ?? {};
  steps.ok("parameters", {
    milliseconds,
    details: { ...(version === undefined ? {} : { version }), demonstration },
  });
}
