import type { PortalLoginError, PortalPageError, PortalQuestionError, PronoteError } from "@preau/client";
import type { PortalRow } from "@preau/portals";
import { exitCodeOf, exitCodes } from "../exit-codes.js";
import { Failure } from "../failure.js";
import type { PortalWords } from "../language/portal-words.js";
import type { Complaint } from "../language/words.js";

/** Errors that say something of the portal beside their code. */
type PortalError = PortalLoginError | PortalPageError | PortalQuestionError;

/**
 * What went wrong at a portal, in words; `undefined` where the ordinary ones do. A wrong password, a changed page, a refusal
 * and what stands in the way are told apart.
 */
export function portalFailure(error: PronoteError, row: PortalRow, words: PortalWords): Failure | undefined {
  const complaint = complaintOf(error, row, words);
  if (complaint === undefined) return undefined;
  const isQuestion = error.code === "second-factor";
  return new Failure(complaint.fact, {
    hint: complaint.hint,
    exitCode: isQuestion ? exitCodes.moreNeeded : exitCodeOf[error.code],
    cause: error,
    // The library's own words describe a page by names of forms and fields, without values.
    ...(error.code === "protocol-changed" ? { details: [error.message] } : {}),
  });
}

function complaintOf(error: PronoteError, row: PortalRow, words: PortalWords): Complaint | undefined {
  switch (error.code) {
    case "credentials":
      return words.wrong(row.label, row.account, row.twin);
    case "protocol-changed":
      return words.changed(row.label);
    case "rate-limited":
      return words.overload;
    case "portal-login":
    case "portal-page":
    case "second-factor":
      return ofPortal(error as PortalError, words); // the errors of these codes that portals throw
    default:
      return undefined;
  }
}

function ofPortal(error: PortalError, words: PortalWords): Complaint | undefined {
  if (error.code === "second-factor") return words.asks[error.asks];
  const { host } = error;
  if (error.code === "portal-page") return words.page[error.reason](host);
  if (error.reason === "choice") return words.choices(host, error.choices.join(", "));
  return words.login[error.reason](host);
}
