import { order, uploadStates, type WireUploadAnswer } from "@preau/wire";
import { encrypt } from "./crypto.js";
import { type Engine, type Place, slip } from "./engine.js";
import { checkNumber } from "./envelope.js";
import { asciiJson } from "./packing.js";
import { denied, expired } from "./refusals.js";
import type { Session } from "./session.js";
import { digestOf, type UploadPart } from "./uploads.js";

/** A request to `uploadfilesession`, as HTTP brought it. */
export interface IncomingUpload {
  /** `genreEspace` of the path. */
  readonly space: string;
  /** Fields of the form other than the file. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Pick<UploadPart, "name" | "bytes" | "range"> | undefined;
}

/**
 * One request of an upload. A file uses one order number, that of all its parts: the answer to the last part, be it
 * good or bad, moves the number on. The same request again is answered the same, and nothing is done.
 *
 * @returns plain JSON, in every version under these names
 * @throws Refusal as for calls: session, order number, function
 * @evidence read in the official client: fields, parts of 102,400 bytes with `content-range`, the same order number
 *   for all of them, `numeroOrdre` in errors too; Pawnote sends the request again while it is in progress
 */
export function receiveUpload(engine: Engine, session: Session, incoming: IncomingUpload): string {
  const { fields, file } = incoming;
  const names = engine.profile.dialect.names.upload;
  const number = fields[names.order]?.toLowerCase() ?? "";
  const call = fields[names.call] ?? "";
  const fileId = fields[names.file] ?? "";
  const place = { session, call: "upload" };
  if (session.stage !== "ready") throw expired("files are sent after ParametresUtilisateur");
  checkFields(engine, place, incoming);
  if (session.uploads.last?.order === number && session.uploads.last.fileId === fileId) {
    const message = "the last upload came again: the stored answer is sent, nothing is done";
    engine.log.add({ kind: "note", session: session.number, call: "upload", message });
    return session.uploads.last.answer;
  }
  checkNumber(session, number, session.expected);
  const handler = engine.handlers.get(call);
  if (handler?.largestUpload === undefined) throw denied(`no file may be sent ahead of ${call}`);
  if (fileId === "") throw expired(`\`${names.file}\` must name the file`);
  if (file === undefined) throw expired("there is no file under `files[]`");
  const received = session.uploads.add({ call, fileId, ...file });
  engine.sessions.touch(session);
  if (received === "more") return answerOf(session, { etat: uploadStates.running });
  if (received === "out of place") {
    return finish(session, { number, fileId, answer: failed("Le fichier n'a pas été reçu en entier.") });
  }
  if (session.uploads.rounds < (engine.options.uploadRounds ?? 0)) {
    session.uploads.rounds += 1;
    return answerOf(session, { etat: uploadStates.running });
  }
  const digest = fields[names.md5] ?? "";
  if (digest !== "" && digest.toLowerCase() !== digestOf(received)) {
    return finish(session, { number, fileId, answer: failed("Le fichier reçu n'est pas celui envoyé.") });
  }
  if (received.length > handler.largestUpload(engine.options)) {
    return finish(session, { number, fileId, answer: failed("La taille du fichier dépasse la limite.") });
  }
  session.uploads.keep(fileId, { call, name: file.name, bytes: received });
  return finish(session, { number, fileId, answer: { etat: uploadStates.done } });
}

function checkFields(engine: Engine, place: Place, { space, fields }: IncomingUpload): void {
  const names = engine.profile.dialect.names.upload;
  const { session } = place;
  if (fields[names.session] !== String(session.number)) {
    throw expired(`\`${names.session}\` must be the session of the address`);
  }
  if (space !== String(session.space.number)) {
    slip(engine, place, expired(`the address names space ${space}, not ${session.space.number}`));
  }
  const known: readonly string[] = Object.values(names);
  for (const field of Object.keys(fields)) {
    if (!known.includes(field))
      slip(engine, place, expired(`\`${field}\` is no field of this version's uploads`));
  }
}

function failed(message: string): WireUploadAnswer {
  return { etat: uploadStates.error, message };
}

/** The answer that ends an upload; the number moves on. */
function finish(
  session: Session,
  upload: { readonly number: string; readonly fileId: string; readonly answer: WireUploadAnswer },
): string {
  const text = answerOf(session, upload.answer);
  session.uploads.drop();
  session.uploads.last = { order: upload.number, fileId: upload.fileId, answer: text };
  session.expected += order.step;
  return text;
}

function answerOf(session: Session, answer: WireUploadAnswer): string {
  return asciiJson({ ...answer, numeroOrdre: encrypt(String(session.expected + 1), session.cipher) });
}
