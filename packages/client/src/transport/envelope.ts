import type { WireFatalError, WireNames } from "@preau/wire";
import * as v from "valibot";
import { platform } from "#platform";
import { toHex, utf8 } from "../platform/bytes.js";
import type { Cipher } from "./cipher.js";
import type { Manner } from "./dialect.js";

/** What goes into the secured part of a request, or came out of an answer's. */
export type SecuredPart = Readonly<Record<string, unknown>>;

/** An answer after the envelope: what it holds, or how it failed to be one. */
export type OpenedAnswer =
  | {
      readonly kind: "answer";
      readonly session: unknown;
      readonly order: string;
      readonly inner: SecuredPart;
      /** Files in base64, referred to by index. */
      readonly files: readonly string[];
    }
  | { readonly kind: "fatal"; readonly error: WireFatalError }
  | { readonly kind: "unreadable"; readonly why: string };

const lenientText = v.fallback(v.optional(v.string()), undefined);
const lenientNumber = v.fallback(
  v.optional(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/u), v.transform(Number))])),
  undefined,
);
/** Whatever stands under `Erreur` ends the session; what can be read of it is. */
const fatalSchema = v.object({
  Erreur: v.object({ G: lenientNumber, Titre: lenientText, Message: lenientText }),
});
const filesSchema = v.object({ fichiers: v.array(v.string()) });

/** The JSON body of a request. */
export function sealRequest(
  manner: Manner,
  names: WireNames,
  cipher: Cipher,
  request: {
    readonly session: number;
    readonly order: string;
    readonly call: string;
    readonly secured: SecuredPart;
  },
): string {
  return JSON.stringify({
    session: request.session,
    [names.order]: request.order,
    [names.call]: request.call,
    [names.secured]: sealSecured(manner, cipher, request.secured),
  });
}

/** The client hexes before it deflates; the server does not (`docs/wire/transport.md`). */
function sealSecured(manner: Manner, cipher: Cipher, secured: SecuredPart): unknown {
  if (!manner.encrypt) return secured;
  const json = JSON.stringify(secured);
  if (!manner.compress) return cipher.encrypt(json);
  return cipher.encrypt(platform.deflate(utf8(toHex(utf8(json)))));
}

/** Opens the body of an answer. Never throws: what cannot be read says why. */
export function openAnswer(
  manner: Manner,
  names: WireNames,
  cipher: Cipher,
  body: string,
  maxBytes: number,
): OpenedAnswer {
  const outer = parseRecord(body);
  if (outer === undefined) return { kind: "unreadable", why: "something that is not JSON" };
  const refused = v.safeParse(fatalSchema, outer);
  if (refused.success) return { kind: "fatal", error: refused.output.Erreur as WireFatalError };
  const order = outer[names.order];
  if (typeof order !== "string") return { kind: "unreadable", why: `an envelope without ${names.order}` };
  const inner = openSecured(manner, cipher, outer[names.secured], maxBytes);
  if (inner === undefined) return { kind: "unreadable", why: `a ${names.secured} that cannot be opened` };
  const refusedInside = v.safeParse(fatalSchema, inner);
  if (refusedInside.success) return { kind: "fatal", error: refusedInside.output.Erreur as WireFatalError };
  const files = v.safeParse(filesSchema, outer[names.unsecured]);
  return {
    kind: "answer",
    session: outer["session"],
    order: order.toLowerCase(),
    inner,
    files: files.success ? files.output.fichiers : [],
  };
}

/** An object is taken as it is, whatever was agreed: a server that answers in clear is understood. */
function openSecured(
  manner: Manner,
  cipher: Cipher,
  secured: unknown,
  maxBytes: number,
): SecuredPart | undefined {
  if (secured === undefined || secured === null) return {};
  if (typeof secured !== "string") return asRecord(secured);
  const bytes = manner.encrypt ? cipher.decrypt(secured) : platform.fromHex(secured);
  if (bytes === undefined) return undefined;
  const plain = manner.encrypt && !manner.compress ? bytes : platform.inflate(bytes, maxBytes);
  const text = plain === undefined ? undefined : platform.fromUtf8(plain);
  if (text === undefined || plain === undefined) return undefined;
  // As many letters as bytes: plain ASCII, as servers write it; nothing can have been encoded twice.
  return parseRecord(text.length === plain.length ? text : decodeTwice(text));
}

/**
 * Text that was encoded to UTF-8 twice, decoded once more. The official client decodes compressed answers
 * twice, so a server may encode them twice; one that escapes non-ASCII letters is the same either way.
 */
function decodeTwice(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/u.test(text) || /[^\u0000-\u00ff]/u.test(text)) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return platform.fromUtf8(bytes) ?? text;
}

function parseRecord(text: string): SecuredPart | undefined {
  try {
    return asRecord(JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): SecuredPart | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as SecuredPart; // an object that is no array has string keys
}
