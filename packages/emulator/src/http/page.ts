import { type SpaceRow, spaces } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { infoFileName, infoMobileApp } from "../pages/info.js";
import { suspendedPage, unknownPage, unsupportedBrowserPage } from "../pages/other-pages.js";
import { spaceOfPage } from "../pages/published.js";
import { startPage } from "../pages/start-page.js";
import { asciiJson } from "../session/packing.js";
import type { VectorKey } from "../session/vector-key.js";
import { passPortal } from "./delegated-page.js";
import { type Front, type HttpReply, html, json } from "./front.js";
import type { Troubled } from "./trouble.js";

/** A GET below the root. */
export interface PageRequest {
  /** File name; empty for the root. */
  readonly name: string;
  readonly address: string;
  readonly userAgent: string;
  /** `fd=1`. */
  readonly skipsBrowserCheck: boolean;
  readonly query: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
}

/** Serves `InfoMobileApp.json`, or the page of a space, which opens a session. */
export function servePage(front: Front, request: PageRequest): Troubled {
  const isInfo = request.name.toLowerCase() === infoFileName;
  const work = (): HttpReply => (isInfo ? infoFile(front) : openPage(front, request));
  return { sort: isInfo ? "info" : "page", work, workWith: work };
}

function infoFile(front: Front): HttpReply {
  const { profile, school, clock, options } = front.engine;
  const info = infoMobileApp({
    profile,
    school,
    published: front.published,
    date: clock.utc(),
    exclusiveMode: options.exclusiveMode,
    delegation: front.portal?.delegation,
  });
  return json(asciiJson(info));
}

function openPage(front: Front, request: PageRequest): HttpReply {
  const { engine } = front;
  const note = (message: string): void => engine.log.add({ kind: "refused", call: "page", message });
  if (engine.quarantine.isSuspended(request.address)) {
    note("this address is suspended");
    return html(suspendedPage(), assumptions.suspensionPageStatus.value);
  }
  const space = spaceOfPage(front.published, request.name);
  if (space === undefined) {
    note(`no such page: ${request.name.slice(0, 60)}`);
    return html(unknownPage(), assumptions.unknownPageStatus.value);
  }
  const passed = passPortal(front, request, space);
  if (passed.kind === "answered") return passed.reply;
  if (front.userAgentFilter && !request.skipsBrowserCheck && !looksLikeBrowser(request.userAgent)) {
    note("the User-Agent is no browser's and the address does not say `fd=1`: no session is opened");
    return html(unsupportedBrowserPage());
  }
  const opened = openedSpace(front, space, request.userAgent);
  if (opened !== space) {
    engine.log.add({
      kind: "note",
      call: "page",
      message: `the User-Agent is a desk's: ${space.page} opens a session of ${opened.page} (assumed)`,
    });
  }
  const session = engine.sessions.open(opened);
  if (passed.kind === "arrived") session.portal = passed.login();
  return html(
    startPage({
      profile: engine.profile,
      school: engine.school,
      space: opened,
      sessionNumber: session.number,
      demonstration: front.demonstration,
      insecure: front.insecurePage !== undefined,
      vectorKey: keyInPage(front),
      polls: engine.polls,
      published: front.published,
      portal: session.portal,
    }),
  );
}

/** The RSA key that pages carry: always up to 2022, later when they are told to. */
function keyInPage({ engine, insecurePage }: Front): VectorKey | undefined {
  const isExpected = engine.profile.dialect.ivTransport === "page-key" || insecurePage === "with-key";
  return isExpected ? engine.vectorKey : undefined;
}

/**
 * The space that a page opens: from 2026, a browser on a desk gets the desktop space of the same people
 * instead of a mobile one.
 *
 * @evidence pronotepy #343, where a desktop User-Agent failed on a mobile page of 2026.2.4; that it opens
 *   another space is assumed
 */
function openedSpace(front: Front, space: SpaceRow, userAgent: string): SpaceRow {
  const { userAgentChoosesSpace } = front.engine.profile.domain;
  if (!front.userAgentFilter || !userAgentChoosesSpace || !space.mobile) return space;
  if (!assumptions.deskGetsDesktopSpace.value || !looksLikeDesk(userAgent)) return space;
  return spaces.find((one) => one.audience === space.audience && !one.mobile) ?? space;
}

function looksLikeDesk(userAgent: string): boolean {
  return looksLikeBrowser(userAgent) && !/iPhone|iPad|Android|Mobile/.test(userAgent);
}

function looksLikeBrowser(userAgent: string): boolean {
  return /^Mozilla\/\d/.test(userAgent);
}
