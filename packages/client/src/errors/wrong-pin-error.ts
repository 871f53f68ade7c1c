import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/** The account's PIN is another: the server counts three of them. Other answers may be given to the same demand. */
export class WrongPinError extends PronoteError {
  readonly code = "wrong-pin";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "now",
      "Type it again, on the same error.resume(…). After three, the session is over.",
      details,
    );
  }
}
