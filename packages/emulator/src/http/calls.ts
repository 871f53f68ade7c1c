import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../calls/handler.js";
import type { Fault } from "../faults.js";
import type { IncomingCall } from "../session/envelope.js";
import { exchange, type Reply, refuseCall, refusing } from "../session/exchange.js";
import { type AcceptedPoll, acceptPoll, emptyPollAnswer } from "../session/polling.js";
import { expired, titleOf } from "../session/refusals.js";
import { type Front, type HttpReply, json } from "./front.js";
import type { Troubled } from "./trouble.js";

/** Serves a request to `appelfonction`. */
export function serveCall(front: Front, name: string, incoming: IncomingCall): Troubled {
  const { engine } = front;
  return {
    sort: name,
    session: incoming.session,
    work: () => toHttp(exchange(engine, incoming)),
    workWith: (fault) =>
      fault.kind === "refuse"
        ? refused(front, incoming, fault)
        : toHttp(
            exchange(engine, incoming, fault.kind === "wait" ? { wait: fault } : { refusedWrite: fault.how }),
          ),
  };
}

/** Serves a request to `appelpolling`: held until the session ends, the client leaves, or time is up. */
export function servePoll(front: Front, incoming: IncomingCall, left: AbortSignal): Troubled {
  const { engine } = front;
  return {
    sort: "polling",
    session: incoming.session,
    async work() {
      let poll: AcceptedPoll | undefined;
      const verdict = refusing(engine, incoming, (session) => {
        poll = acceptPoll(engine, session, incoming);
        return { text: "" };
      });
      if (poll === undefined) return toHttp(verdict);
      await hold(front, poll, left);
      return toHttp(afterHolding(front, incoming, poll));
    },
    workWith: (fault) => (fault.kind === "refuse" ? refused(front, incoming, fault) : json("")),
  };
}

async function hold(front: Front, { session }: AcceptedPoll, left: AbortSignal): Promise<void> {
  session.held += 1;
  const signal = AbortSignal.any([front.closing, session.ending.signal, left]);
  try {
    await sleep(front.pollHoldMs, undefined, { signal });
  } catch {
    // Ended early: by the client, the session or the server.
  } finally {
    session.held -= 1;
    front.engine.sessions.touch(session);
  }
}

function afterHolding(front: Front, incoming: IncomingCall, poll: AcceptedPoll): Reply {
  return refusing(front.engine, incoming, (session) => {
    if (session !== poll.session) throw expired("the session ended while the poll was held");
    return { text: emptyPollAnswer(front.engine, poll) };
  });
}

function refused(front: Front, incoming: IncomingCall, fault: Extract<Fault, { kind: "refuse" }>): HttpReply {
  const title = fault.title ?? titleOf(fault.code);
  return toHttp(refuseCall(front.engine, incoming, new Refusal(fault.code, title, "scripted refusal")));
}

function toHttp(reply: Reply): HttpReply {
  return json(reply.text, reply.sealed);
}
