import type { PronoteError } from "@preau/client";
import type { Cause, Details, StepName } from "./diagnosis.js";

/** Causes that follow from an error's code alone. */
const byCode: Readonly<Partial<Record<PronoteError["code"], Cause>>> = {
  timeout: "timeout",
  credentials: "wrong-password",
  disabled: "account-disabled",
  "access-denied": "access-denied",
  "second-factor": "second-factor",
  "wrong-pin": "wrong-pin",
  "token-rejected": "token-refused",
  "session-lost": "session-lost",
  "rate-limited": "rate-limited",
  suspended: "address-suspended",
  "gate-closed": "gate-closed",
  "protocol-changed": "protocol-changed",
  decode: "not-understood",
  store: "store-unreadable",
  "portal-login": "portal-refused",
  unsupported: "space-not-covered",
  "portal-page": "portal-unknown",
};

/** What an error of the library means at a step of the way in. */
export function causeOf(error: PronoteError, step: StepName): Cause {
  switch (error.code) {
    case "network":
      return error.retry === "never" ? "answer-too-large" : "connection-cut";
    case "server-closed":
      return error.wireCode === undefined ? "server-closed" : "server-error";
    case "not-pronote":
      return foundInstead(error);
    case "not-allowed":
      return step === "read" ? "read-refused" : "rights-refused";
    case "usage":
      return step === "address" ? addressCause(error) : "refused";
    default:
      return byCode[error.code] ?? "refused";
  }
}

function foundInstead(error: PronoteError): Cause {
  const found = "found" in error ? error.found : undefined;
  if (found === "circle") return "redirect-loop";
  return found === "nothing" ? "no-pronote-there" : "not-pronote";
}

function addressCause({ message }: PronoteError): Cause {
  return /name or a password/u.test(message) ? "address-with-secret" : "address-invalid";
}

/** Facts that an error carries: numbers, names of functions, structure. Never the server's words. */
export function detailsOf(error: PronoteError): Details {
  const text = (key: string): string | undefined => {
    const value: unknown = key in error ? error[key as keyof PronoteError] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const [at, expected, seen, path] = [
    text("step"),
    text("expected"),
    text("seen") ?? text("received"),
    text("path"),
  ];
  const reason = error.code === "gate-closed" ? text("reason") : undefined;
  return {
    ...(error.call === undefined ? {} : { call: error.call }),
    ...(error.wireCode === undefined ? {} : { wireCode: error.wireCode }),
    ...(error.nextAllowedAt === undefined ? {} : { until: error.nextAllowedAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(at === undefined ? {} : { at }),
    ...(path === undefined ? {} : { path }),
    ...(expected === undefined ? {} : { expected }),
    ...(seen === undefined ? {} : { seen }),
  };
}
