import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/** The discussion is closed: nobody can answer. French: "discussion fermée". Nothing was sent. */
export class DiscussionClosedError extends PronoteError {
  readonly code = "discussion-closed";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Whoever may can open it again; a new discussion can always be started.",
      details,
    );
  }
}
