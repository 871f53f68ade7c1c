import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../faults.js";
import {
  closedPage,
  foreignLoginPage,
  ordinaryPage,
  serverErrorPage,
  suspendedPage,
} from "../pages/other-pages.js";
import { encrypt } from "../session/crypto.js";
import { asciiJson } from "../session/packing.js";
import { type Front, type HttpReply, html } from "./front.js";
import { addressOf, drop, type HttpContext, holdForever, send, sendHalf, sendSlowly } from "./send.js";

/** A request, and what it would get on a good day. */
export interface Troubled {
  /** What the request is, as faults name it: a remote function, `page`, `info`, `file`, `calendar`, `polling`. */
  readonly sort: string;
  /** Number of the session that it belongs to, as its address says; absent for pages. */
  readonly session?: string;
  /** Does what was asked. */
  work(): HttpReply | Promise<HttpReply>;
  /** The same with a scripted refusal or wait. */
  workWith(fault: Extract<Fault, { kind: "refuse" | "wait" | "refuse-write" }>): HttpReply;
}

/** Counts a request, lets the fault that was planned for it strike, and answers. */
export async function serveWithTrouble(c: HttpContext, front: Front, request: Troubled): Promise<Response> {
  const { sort } = request;
  front.requests.set(sort, (front.requests.get(sort) ?? 0) + 1);
  const fault = front.faults.take(sort);
  if (fault === undefined) return send(c, await request.work());
  front.engine.log.add({ kind: "fault", call: sort, message: `scripted: ${fault.kind}` });
  return strike(c, front, request, fault);
}

async function strike(c: HttpContext, front: Front, request: Troubled, fault: Fault): Promise<Response> {
  switch (fault.kind) {
    case "drop-before":
      return drop(c);
    case "drop-after":
      await request.work();
      return drop(c);
    case "delay": {
      const reply = await request.work();
      await sleep(fault.ms, undefined, { signal: front.closing }).catch(() => undefined);
      return send(c, reply);
    }
    case "hang":
      return holdForever(c);
    case "drip":
      return sendSlowly(c, await request.work(), { ms: fault.ms, signal: front.closing });
    case "expire":
    case "stale-ids":
      strikeSession(front, request.session, fault.kind);
      return send(c, await request.work());
    case "suspend":
      front.engine.quarantine.suspend(addressOf(c));
      return send(c, await request.work());
    case "truncate": {
      const reply = await request.work();
      if (!fault.framed) return sendHalf(c, reply);
      return send(c, halved(reply));
    }
    case "garble":
      return send(c, garbled(front, await request.work(), fault.part));
    case "wrong-number":
      return send(c, misnumbered(front, await request.work()));
    case "refuse":
    case "wait":
    case "refuse-write":
      return send(c, request.workWith(fault));
    case "status":
      return send(c, html(serverErrorPage(fault.status), fault.status));
    case "closed":
      return send(c, html(closedPage(), fault.status));
    case "suspended":
      return send(c, html(suspendedPage()));
    case "foreign-login":
      if (fault.redirect === undefined) return send(c, html(foreignLoginPage()));
      return send(c, { ...html("", 302), location: fault.redirect });
    case "not-pronote":
      return send(c, html(ordinaryPage()));
  }
}

function halved(reply: HttpReply): HttpReply {
  const { text, content } = reply;
  if (content === undefined) return { ...reply, text: text.slice(0, text.length >> 1) };
  const whole = Buffer.concat([...content.read()]);
  const half = whole.subarray(0, whole.length >> 1);
  return { ...reply, content: { ...content, size: half.length, read: () => [half] } };
}

/** Ends a session, or makes it forget its ids, behind its user's back. */
function strikeSession(front: Front, number: string | undefined, kind: "expire" | "stale-ids"): void {
  const { sessions, draws } = front.engine;
  const session = sessions.find(Number(number));
  if (session === undefined) return;
  if (kind === "expire") sessions.end(session, "scripted: it expired");
  else session.ids.forget(draws.idSecret());
}

function garbled(front: Front, reply: HttpReply, part: "body" | "secured"): HttpReply {
  const { sealed } = reply;
  const key = front.engine.profile.dialect.names.secured;
  const secured = sealed?.envelope[key];
  if (sealed === undefined || part === "body") {
    const { content: _, ...rest } = reply;
    return { ...rest, text: `{"\u0001${randomBytes(48).toString("base64")}` };
  }
  const length = typeof secured === "string" ? secured.length >> 1 : 48;
  const noise = randomBytes(length).toString("hex");
  return { ...reply, text: asciiJson({ ...sealed.envelope, [key]: noise }) };
}

function misnumbered(front: Front, reply: HttpReply): HttpReply {
  const { sealed } = reply;
  if (sealed === undefined) return reply;
  const key = front.engine.profile.dialect.names.order;
  const order = encrypt(String(sealed.number + 2), sealed.cipher);
  return { ...reply, text: asciiJson({ ...sealed.envelope, [key]: order }) };
}
