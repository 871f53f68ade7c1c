import {
  BadCredentialsError,
  NetworkError,
  PortalLoginError,
  PortalPageError,
  type PronoteError,
  ProtocolChangedError,
  RateLimitedError,
  ServerClosedError,
} from "@preau/client";
import type { Page } from "../page/page.js";
import { shapeOf } from "../page/shape.js";
import type { Notice } from "../page/texts.js";
import type { PortalRow } from "../row.js";

/** The way that always remains. */
const qrCode = "use a QR code made in PRONOTE";

/** What stands in the way before any form: the password has not been looked at. */
export function obstacleError(
  kind: "network-refused" | "address-filter" | "anti-bot" | "captcha" | "script-only",
  host: string,
): PronoteError {
  const hint = `Sign in in a browser or web view, or ${qrCode}.`;
  switch (kind) {
    case "network-refused":
      return new PortalPageError(
        `ÉduConnect refuses this network (data centre, VPN or abroad; ${host}).`,
        host,
        {
          reason: "network",
          hint: `The password was not looked at: try from home, or ${qrCode}.`,
        },
      );
    case "captcha":
      return new PortalPageError(`${host} asks for a captcha, which wants a person.`, host, {
        reason: "captcha",
        hint,
      });
    case "script-only":
      return new PortalPageError(`${host} shows a page that only JavaScript can fill.`, host, {
        reason: "script",
        hint,
      });
    default:
      return new PortalPageError(`A protection of ${host} wants a real browser.`, host, {
        reason: "protection",
        hint,
      });
  }
}

export function overloadError(host: string): PronoteError {
  return new RateLimitedError(`${host} has too many visitors.`, {
    hint: "Wait three minutes, then try again.",
  });
}

/** What an unusual status means, when the page says nothing better. */
export function statusError(page: Page, isPronote: boolean): PronoteError | undefined {
  const { host } = page.url;
  if (page.status >= 500) {
    return isPronote
      ? new ServerClosedError(`PRONOTE at ${host} is not available (${page.status}).`)
      : new NetworkError(`${host} answers with an error of its own (${page.status}).`, {
          hint: `Try later; if it lasts, the portal may be closed: ${qrCode}.`,
        });
  }
  if ([404, 405, 410].includes(page.status)) {
    return new PortalPageError(`${host} does not answer as a portal (${page.status}).`, host, {
      reason: "gone",
      hint: `The portal may have moved or closed: look in a browser, or ${qrCode}.`,
    });
  }
  return undefined;
}

/** No page that is known. */
export function changedError(page: Page, expected: string): PronoteError {
  return new ProtocolChangedError(
    { step: `sign-in at ${page.url.host}`, expected, seen: shapeOf(page) },
    { hint: `Look for a newer version, report this message, or ${qrCode}.` },
  );
}

export function loopError(host: string): PronoteError {
  return new PortalPageError(`${host} sends visitors in a circle.`, host, {
    reason: "loop",
    hint: `Look at the portal in a browser, or ${qrCode}.`,
  });
}

/** The form that was answered is back, or the page says no. */
export function refusalError(
  page: Page,
  notices: readonly Notice[],
  row: PortalRow,
): PronoteError | undefined {
  const { host } = page.url;
  const account = row.account === "educonnect" ? "the ÉduConnect account" : "the portal's own account";
  const twin = row.twin === undefined ? "" : ` The other kind of account is ${row.twin}.`;
  if (notices.includes("blocked")) {
    return new PortalLoginError(
      `${host} has blocked this account for a while.`,
      { host, reason: "blocked" },
      {
        hint: "Wait, or use the portal's own page for a forgotten password.",
      },
    );
  }
  if (notices.includes("browser")) return unfinishedError(host);
  if (notices.includes("wrong")) {
    return new BadCredentialsError(`${host} refuses this login and password.`, {
      hint: `${row.name} wants ${account}: check which one it is before trying again, several failures block it.${twin}`,
    });
  }
  if (!notices.includes("refused")) return undefined;
  return new PortalLoginError(
    `${host} refuses access to this account.`,
    { host, reason: "refused" },
    {
      hint: `Check whether it is a pupil's or a parent's account, and of which kind: ${row.name} wants ${account}.${twin}`,
    },
  );
}

/** The form is back, and nothing says why. */
export function silentRefusal(page: Page): PronoteError {
  const { host } = page.url;
  return new PortalLoginError(
    `${host} shows its form again, and does not say in known words why (${shapeOf(page)}).`,
    { host, reason: "refused" },
    { hint: `Sign in once in a browser to see what it says, or ${qrCode}.` },
  );
}

/** The question that was answered is there again. */
export function wrongAnswerError(host: string, what: "birth date" | "code"): PronoteError {
  const hint =
    what === "code"
      ? "Sign in again: the portal sends another."
      : `A pupil's is their own, a parent's that of a child; the way in which the page joins it is assumed (birthDateFormat), so ${qrCode} if it is right.`;
  return new PortalLoginError(`${host} does not accept this ${what}.`, { host, reason: "answer" }, { hint });
}

export function unfinishedError(host: string): PronoteError {
  return new PortalLoginError(
    `${host} wants the account to be activated, or its password changed, first.`,
    { host, reason: "browser" },
    { hint: `Sign in once at ${host} in a browser and do what it asks, then try again.` },
  );
}

export function serviceError(host: string): PronoteError {
  return new PortalLoginError(
    `${host} does not serve this school's PRONOTE.`,
    { host, reason: "service" },
    {
      hint: "Check the school's address and the portal's name.",
    },
  );
}

/** Signed in at one place, unknown at the next. */
export function unknownError(host: string, signedInAt: string): PronoteError {
  return new PortalLoginError(
    `Signed in at ${signedInAt}, but ${host} does not know this person.`,
    { host, reason: "unknown" },
    {
      hint: "Open PRONOTE once from the portal in a browser, check space (pupil or parent) and school, or ask the school.",
    },
  );
}

/** Let in, then asked for the password as if nothing had been. */
export function forgottenError(host: string): PronoteError {
  return new PortalLoginError(
    `${host} asks for the password again after it was given.`,
    { host, reason: "refused" },
    {
      hint: `Sign in at ${host} in a browser and open PRONOTE from there; if that works, report this message.`,
    },
  );
}

export function choiceError(host: string, about: string, choices: readonly string[]): PronoteError {
  return new PortalLoginError(
    `${host} asks ${about}.`,
    { host, reason: "choice", choices },
    {
      hint: "Answer with the option choose: a part of one of the choices.",
    },
  );
}
