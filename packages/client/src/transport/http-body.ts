import { NetworkError } from "../errors/errors.js";
import { TransportFailure } from "./http-failure.js";

/**
 * Reads a body whole, but never more than is allowed: in pieces where the runtime has streams, otherwise by
 * what is announced, and by what came.
 */
export async function readBody(
  response: Response,
  maxBytes: number,
  host: string,
  streams: boolean,
): Promise<Uint8Array> {
  if (streams) return readPieces(response, maxBytes, host);
  if (Number(response.headers.get("Content-Length") ?? 0) > maxBytes) throw tooLarge(host, maxBytes);
  const body = new Uint8Array(await response.arrayBuffer());
  if (body.length > maxBytes) throw tooLarge(host, maxBytes);
  return body;
}

async function readPieces(response: Response, maxBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > maxBytes) {
      // oxlint-disable-next-line no-await-in-loop -- last step before leaving
      await reader?.cancel();
      throw tooLarge(host, maxBytes);
    }
    chunks.push(value);
  }
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}

function tooLarge(host: string, maxBytes: number): TransportFailure {
  const error = new NetworkError(`${host} sent more than ${maxBytes} bytes.`, {
    hint: "Raise maxAnswerBytes if the school's data is really that large.",
    retry: "never",
  });
  return new TransportFailure(error, true);
}
