import { paths, uploadStates, type WireUploadAnswer } from "@preau/wire";
import { platform } from "#platform";
import { DecodeError, RequestRefusedError, SessionLostError } from "../errors/errors.js";
import { errorFromFatal, errorFromPage } from "../errors/from-wire.js";
import { isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import type { Environment } from "../platform/platform.js";
import type { SecuredPart } from "../transport/envelope.js";
import type { Http, HttpAnswer } from "../transport/http.js";
import { TransportFailure } from "../transport/http-failure.js";
import { digestOf, encodePart, partsOf, type UploadPart } from "../transport/upload.js";
import type { Upload } from "./call.js";
import { isObject } from "./objects.js";
import { ExchangeFailure, type SentNumbers, type Sequence } from "./sequence.js";

/** Waits before a part whose answer was lost is sent again, and while the server works on it, in milliseconds. */
const patience = { lost: [300, 1500], running: 500, longest: 120_000 } as const;

/** How files are sent. */
interface Sending {
  readonly environment: Environment;
  /** What takes a file back, as the session would send it from the page of the call. */
  readonly cancel: SecuredPart;
  readonly signal?: AbortSignal | undefined;
}

/** One file on its way. */
interface Transfer extends Sending {
  readonly sequence: Sequence;
  readonly call: string;
  readonly upload: Upload;
}

/** How far one file has come, for those who have to take it back. */
interface Progress {
  /** Some of it may have reached the server. */
  begun: boolean;
  /** The last part is on its way: from then on the number may be used up. */
  ending: boolean;
}

/** Whether files can be read once more from their beginning. */
export function canBeSentAgain(uploads: readonly Upload[]): boolean {
  return uploads.every(({ file }) => !(file.data instanceof ReadableStream));
}

/**
 * Sends files, one after the other, in parts of 100 KiB. What is given up is taken back (`annulation`), so that the
 * session goes on in step; only an upload whose last answer is lost for good ends it.
 *
 * @throws ExchangeFailure · RequestRefusedError when the server does not take a file · the signal's reason
 * @evidence read in the official client 2024.3 to 2026.1; that a lost part may be repeated is inferred
 */
export async function sendUploads(
  sequence: Sequence,
  call: string,
  uploads: readonly Upload[],
  sending: Sending,
): Promise<void> {
  for (const upload of uploads) {
    // oxlint-disable-next-line no-await-in-loop -- each has a number of its own
    await sendFile({ ...sending, sequence, call, upload });
  }
  sending.signal?.throwIfAborted();
}

async function sendFile(transfer: Transfer): Promise<void> {
  const { sequence, upload, signal } = transfer;
  signal?.throwIfAborted();
  const md5 = await digestOf(upload.file);
  const progress: Progress = { begun: false, ending: false };
  const answer = await sequence
    .numbered((numbers, http) => sendParts(transfer, { numbers, http, md5, progress }))
    .catch(async (failure: unknown) => {
      await takeBack(transfer, progress, failure);
      throw failure instanceof TransportFailure
        ? new ExchangeFailure(progress.ending ? "lost" : "unsent", failure.error)
        : failure;
    });
  upload.onProgress?.({ sent: upload.file.size, total: upload.file.size });
  if (answer.etat === uploadStates.done) return;
  throw new RequestRefusedError("The server did not take this file; nothing was attached.", {
    call: transfer.call,
    hint: "Its reason, if it gave one, is in wireMessage.",
    wireMessage: typeof answer.message === "string" ? answer.message : undefined,
  });
}

/** Gives up a file of which the server may have a part. The session is out of step when that fails too. */
async function takeBack({ sequence, cancel }: Transfer, progress: Progress, failure: unknown): Promise<void> {
  // An answer that ended the session, or one that may have used the number up: nothing more can be said.
  if (!progress.begun || failure instanceof ExchangeFailure || progress.ending) return;
  await sequence.exchange("annulation", cancel).catch((error: unknown) => {
    throw error instanceof ExchangeFailure ? lost(error.error) : error;
  });
}

/** What all parts of one file share. */
interface Parts {
  readonly numbers: SentNumbers;
  readonly http: Http;
  readonly md5: string | undefined;
  readonly progress: Progress;
}

async function sendParts(transfer: Transfer, parts: Parts): Promise<WireUploadAnswer> {
  const { upload, signal } = transfer;
  const { file } = upload;
  let answer: WireUploadAnswer = {};
  for await (const part of partsOf(file)) {
    signal?.throwIfAborted();
    const sent = part.from + part.bytes.length;
    const isLast = sent >= file.size;
    answer = await sendPart(transfer, parts, { part, isLast });
    // The last one is told when the number is used up: whoever listens may throw.
    if (!isLast) upload.onProgress?.({ sent, total: file.size });
  }
  return answer;
}

/** Sends one part, and the last one until the server is done with it. */
async function sendPart(
  transfer: Transfer,
  parts: Parts,
  { part, isLast }: { readonly part: UploadPart; readonly isLast: boolean },
): Promise<WireUploadAnswer> {
  const { environment, call } = transfer;
  const deadline = environment.now() + patience.longest;
  for (;;) {
    // oxlint-disable no-await-in-loop -- the server says when to ask again
    const answer = await post(transfer, parts, { part, isLast });
    const read = readAnswer(answer, { transfer, numbers: parts.numbers, isLast });
    if (!isLast || read.etat !== uploadStates.running) return read;
    if (environment.now() > deadline) throw lost(unfinished(call));
    await environment.wait(patience.running);
    // oxlint-enable no-await-in-loop
  }
}

/** One request; once more, word for word, when its answer is lost. */
async function post(
  { sequence, upload, call, environment }: Transfer,
  { numbers, http, md5, progress }: Parts,
  { part, isLast }: { readonly part: UploadPart; readonly isLast: boolean },
): Promise<HttpAnswer> {
  const { root, space, number } = sequence.place;
  const names = sequence.names.upload;
  const fields = { names, order: numbers.sent, session: number, call, id: upload.id, md5 };
  const { body, headers } = encodePart(part, upload.file, fields);
  for (let attempt = 0; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a try follows from the failure of the one before
      const answer = await http.post(`${root}/${paths.upload}/${space}/${number}`, body, undefined, headers);
      progress.begun = true;
      progress.ending ||= isLast;
      return answer;
    } catch (failure) {
      if (!(failure instanceof TransportFailure)) throw isPronoteError(failure) ? lost(failure) : failure;
      progress.begun ||= failure.sent;
      progress.ending ||= failure.sent && isLast;
      const wait = patience.lost[attempt];
      if (wait === undefined) throw new TransportFailure(failure.error, progress.begun);
      // oxlint-disable-next-line no-await-in-loop -- patience between two tries is the point
      await environment.wait(wait);
    }
  }
}

/** Reads an answer. Of all parts but the last, only refusals count. */
function readAnswer(
  { status, body }: HttpAnswer,
  { transfer, numbers, isLast }: { transfer: Transfer; numbers: SentNumbers; isLast: boolean },
): WireUploadAnswer {
  const { call, sequence } = transfer;
  const text = platform.fromUtf8(body) ?? "";
  const { host } = sequence.place;
  if (status < 200 || status > 299 || text.trimStart().startsWith("<")) {
    throw lost(errorFromPage({ host, status, html: text, call }));
  }
  const answer = parse(text);
  if (isObject(answer?.Erreur)) {
    throw new ExchangeFailure("refused", errorFromFatal(answer.Erreur, call));
  }
  if (!isLast) return {};
  if (typeof answer?.etat !== "number") {
    const where = { path: "answer", expected: "the state of an upload", received: "something else" };
    throw lost(new DecodeError(where, { call }));
  }
  if (String(answer.numeroOrdre).toLowerCase() !== numbers.answered) {
    throw lost(new SessionLostError("The answer belongs to another request: out of step.", { call }));
  }
  return answer;
}

function lost(error: PronoteError): ExchangeFailure {
  return new ExchangeFailure("lost", error);
}

function unfinished(call: string): PronoteError {
  return new SessionLostError("The server does not come to an end with this file; nothing was attached.", {
    call,
  });
}

function parse(text: string): WireUploadAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
