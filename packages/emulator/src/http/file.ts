import { assumptions } from "../assumptions.js";
import { Refusal } from "../calls/handler.js";
import { unknownPage } from "../pages/other-pages.js";
import { CipherTextError, decrypt, fromUtf8 } from "../session/crypto.js";
import { type Place, slip } from "../session/engine.js";
import { isObject, kindOf, type Root } from "../session/packing.js";
import { expired } from "../session/refusals.js";
import { schoolFile } from "../world/files.js";
import { type Front, type HttpReply, html } from "./front.js";
import type { Troubled } from "./trouble.js";

/** What a description may say; the order means nothing, and neither do the last ones here. */
const known = ["N", "G", "Actif", "miniature", "universalLink", "urlStat"];

/**
 * Serves a file of a session (`FichiersExternes`). Its address holds a description of it, encrypted with the
 * session's key: the session must be alive, and ids are its own. A link is answered with a redirection. The name in the
 * address means nothing.
 *
 * @param number of the session, as the address says
 * @param cipher the encrypted description
 * @evidence read in the official client: `{"N":…,"Actif":true}`, `G` where `N` alone is no document; no order
 *   number, no cookie. That links redirect: read there too
 */
export function serveFile(front: Front, number: string, cipher: string): Troubled {
  const work = (): HttpReply => {
    try {
      return openFile(front, number, cipher);
    } catch (cause) {
      if (cause instanceof CipherTextError) return noSuchFile(front, `its description ${cause.message}`);
      if (cause instanceof Refusal) return noSuchFile(front, cause.message);
      throw cause;
    }
  };
  return { sort: "file", session: number, work, workWith: work };
}

function openFile(front: Front, number: string, cipher: string): HttpReply {
  const { engine } = front;
  const session = engine.sessions.find(Number(number));
  if (session === undefined) return noSuchFile(front, engine.sessions.whyDead(Number(number)));
  const place: Place = { session, call: "file" };
  const description = readDescription(front, place, decrypt(cipher, session.cipher));
  const { N: n, G: origin } = description;
  const worldId = typeof n === "string" ? session.ids.resolve(n) : undefined;
  if (worldId === undefined) return noSuchFile(front, "its `N` is an id that this session never issued");
  const named = typeof origin === "string" || typeof origin === "number" ? origin : undefined;
  const file = schoolFile(engine.school, worldId, named);
  if (file === undefined) return noSuchFile(front, "what it describes has no such file");
  engine.sessions.touch(session);
  if (file.kind === "link") return { ...html("", 302), location: file.url };
  return { status: 200, type: "none", text: "", content: file.content };
}

/** The description, which some clients pad a second time before they encrypt it. */
function readDescription(front: Front, place: Place, bytes: Buffer): Root {
  const padding = bytes.at(-1) ?? 0;
  const isPaddedTwice =
    padding >= 1 && padding <= 16 && bytes.subarray(-padding).every((byte) => byte === padding);
  if (isPaddedTwice) slip(front.engine, place, expired("its description is padded twice"));
  const value = parse(fromUtf8(isPaddedTwice ? bytes.subarray(0, -padding) : bytes));
  if (!isObject(value)) throw new CipherTextError(`is ${kindOf(value)}, not an object`);
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) slip(front.engine, place, expired(`\`${key}\` describes no file`));
  }
  return value;
}

function noSuchFile(front: Front, message: string): HttpReply {
  front.engine.log.add({ kind: "refused", call: "file", message });
  return html(unknownPage(), assumptions.unknownPageStatus.value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CipherTextError("is not JSON", { cause });
  }
}
