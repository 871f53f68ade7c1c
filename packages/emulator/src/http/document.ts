import type { Front } from "./front.js";
import type { Troubled } from "./trouble.js";

/**
 * Serves a document that a session had made, such as a PDF; `undefined` when the address is of none, and may be
 * that of another file.
 *
 * @param number of the session, as the address says
 * @param token the encrypted part of the address
 */
export function serveDocument(front: Front, number: string, token: string): Troubled | undefined {
  const { sessions } = front.engine;
  const session = sessions.find(Number(number));
  const document = session?.documents.find(token);
  if (session === undefined || document === undefined) return undefined;
  const work = () => {
    sessions.touch(session);
    const bytes = Buffer.from(document.bytes);
    const content = { type: "application/pdf" as const, size: bytes.length, read: () => [bytes] };
    return { status: 200, type: "none", text: "", content } as const;
  };
  return { sort: "file", session: number, work, workWith: work };
}
