import type { WireAnswerSignature, WireNames, WireWriteReport } from "@preau/wire";
import { RequestRefusedError } from "../errors/errors.js";
import { errorFromRefusal } from "../errors/from-wire.js";
import type { PronoteError } from "../errors/pronote-error.js";
import type { SecuredPart } from "../transport/envelope.js";
import type { RawCall } from "./call.js";
import { onlyRead } from "./refusals.js";

/** What an answer says of its request, beside its data. */
export interface Verdict {
  /** Whether the school may only be read, where the answer tells. */
  readonly isExclusive?: boolean;
  /** The request was not accepted; the session goes on. */
  readonly refusal?: PronoteError;
}

/**
 * Whether a request was accepted. A write is not when its report says that there was an error, when it has messages
 * (an empty list of them is one too), and when the school may only be read.
 *
 * @evidence read in the official client (`ObjetRequeteJSON`), in this order
 */
export function verdictOf(inner: SecuredPart, raw: RawCall, names: WireNames): Verdict {
  const signed = inner[names.signature] as WireAnswerSignature | undefined; // looked at below
  const signature: WireAnswerSignature = isObject(signed) ? signed : {};
  const isExclusive = typeof signature.ModeExclusif === "boolean" ? signature.ModeExclusif : undefined;
  const refusal =
    signature.Erreur === true
      ? errorFromRefusal(raw.name, textOf(signature.MessageErreur))
      : (refusedByReport(inner["RapportSaisie"], raw) ??
        (isExclusive === true && raw.access === "write" ? onlyRead(raw) : undefined));
  return {
    ...(isExclusive === undefined ? {} : { isExclusive }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function refusedByReport(value: unknown, { name }: RawCall): PronoteError | undefined {
  if (!isObject(value)) return undefined;
  const report: WireWriteReport = value; // every key of it is optional, and looked at here
  if (report._erreurSaisie_ !== true && report._messagesErreur_ === undefined) return undefined;
  const messages = Array.isArray(report._messagesErreur_) ? report._messagesErreur_ : [];
  return new RequestRefusedError("The server did not accept this change.", {
    call: name,
    hint: "Its reason, if it gave one, is in wireMessage.",
    wireMessage: messages.filter((message) => typeof message === "string").join(" "),
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
