import { Refusal } from "../calls/handler.js";
import type { IncomingCall } from "../session/envelope.js";
import { refuseCall, refusing } from "../session/exchange.js";
import { type IncomingUpload, receiveUpload } from "../session/receive-upload.js";
import { titleOf } from "../session/refusals.js";
import type { UploadPart } from "../session/uploads.js";
import { type Front, json } from "./front.js";
import { addressOf, type HttpContext } from "./send.js";
import type { Troubled } from "./trouble.js";

/** Serves a request to `uploadfilesession`. */
export async function serveUpload(front: Front, c: HttpContext): Promise<Troubled> {
  const { engine } = front;
  const space = c.req.param("space") ?? "";
  const session = c.req.param("session") ?? "";
  const form = await c.req.formData().catch(() => new FormData());
  const incoming: IncomingUpload = { space, fields: textsOf(form), file: await fileOf(c, form) };
  const place: IncomingCall = {
    space,
    session,
    order: "",
    body: "",
    contentType: "",
    address: addressOf(c),
  };
  return {
    sort: "upload",
    session,
    work: () => {
      const reply = refusing(engine, place, (found) => ({ text: receiveUpload(engine, found, incoming) }));
      return json(reply.text);
    },
    workWith: (fault) => {
      if (fault.kind !== "refuse") return json("");
      const title = fault.title ?? titleOf(fault.code);
      return json(refuseCall(engine, place, new Refusal(fault.code, title, "scripted refusal")).text);
    },
  };
}

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

async function fileOf(
  c: HttpContext,
  form: FormData,
): Promise<Pick<UploadPart, "name" | "bytes" | "range"> | undefined> {
  const file = form.get("files[]");
  if (file === null || typeof file === "string") return undefined;
  const [, from, to, total] =
    /^bytes (\d+)-(\d+)\/(\d+)$/.exec(c.req.header("content-range")?.trim() ?? "") ?? [];
  return {
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    ...(total === undefined ? {} : { range: { from: Number(from), to: Number(to), total: Number(total) } }),
  };
}
