import { assumptions } from "../assumptions.js";
import { unknownPage } from "../pages/other-pages.js";
import { CipherTextError, decrypt } from "../session/crypto.js";
import { isObject } from "../session/packing.js";
import { hasPortrait, portrait } from "../world/portrait.js";
import { type Front, type HttpReply, html } from "./front.js";
import type { Troubled } from "./trouble.js";

/**
 * Serves a file of a session (`FichiersExternes`). Its address holds a description of it, encrypted with the
 * session's key: the session must be alive, and ids are its own. Photos of pupils are the only files yet.
 *
 * @param number of the session, as the address says
 * @param cipher the encrypted description
 * @evidence read in the official client: `{"N":…,"Actif":true}`; no order number, no cookie
 */
export function serveFile(front: Front, number: string, cipher: string): Troubled {
  const work = (): HttpReply => {
    try {
      return openFile(front, number, cipher);
    } catch (cause) {
      if (!(cause instanceof CipherTextError)) throw cause;
      return noSuchFile(front, `its description ${cause.message}`);
    }
  };
  return { sort: "file", session: number, work, workWith: work };
}

function openFile(front: Front, number: string, cipher: string): HttpReply {
  const { engine } = front;
  const session = engine.sessions.find(Number(number));
  if (session === undefined) return noSuchFile(front, engine.sessions.whyDead(Number(number)));
  const description = parse(decrypt(cipher, session.cipher).toString("utf8"));
  const n = isObject(description) ? description["N"] : undefined;
  const worldId = typeof n === "string" ? session.ids.resolve(n) : undefined;
  const person = engine.school.students.find((student) => student.id === worldId);
  if (person === undefined || !hasPortrait(person.id)) {
    return noSuchFile(front, "it describes nobody of this session who has a photo");
  }
  engine.sessions.touch(session);
  return { status: 200, type: "png", text: "", bytes: Buffer.from(portrait(person.id)) };
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
