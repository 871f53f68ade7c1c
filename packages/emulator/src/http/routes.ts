import type { HttpBindings } from "@hono/node-server";
import { paths } from "@preau/wire";
import { Hono, type MiddlewareHandler } from "hono";
import { assumptions } from "../assumptions.js";
import { serverErrorPage, unknownPage } from "../pages/other-pages.js";
import { cookiesOf } from "../portals/listener.js";
import type { PortalSetUp } from "../portals/portals.js";
import { leave } from "../session/beacon.js";
import { callNameOf, type IncomingCall } from "../session/envelope.js";
import { serveCalendar } from "./calendar.js";
import { serveCall, servePoll } from "./calls.js";
import { serveDocument } from "./document.js";
import { serveFile } from "./file.js";
import { type Front, html } from "./front.js";
import { geolocationPath, serveGeolocation } from "./geolocation.js";
import { type PageRequest, servePage } from "./page.js";
import { addressOf, type HttpContext, send } from "./send.js";
import { serveWithTrouble } from "./trouble.js";
import { serveUpload } from "./upload.js";

/** The addresses of one server. */
export function routes(front: Front): Hono<{ Bindings: HttpBindings }> {
  const { root, engine } = front;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    c.header("Server", `PRONOTE ${engine.profile.version.join(".")}`);
    await next();
  });
  if (front.portal !== undefined) app.use(notedBy(front.portal));

  const page = (c: HttpContext, name: string): Promise<Response> => {
    return serveWithTrouble(
      c,
      front,
      servePage(front, {
        name,
        address: addressOf(c),
        userAgent: c.req.header("user-agent") ?? "",
        skipsBrowserCheck: c.req.query("fd") === "1",
        ...addressOfPage(c),
        cookies: cookiesOf(c.req.header("cookie") ?? ""),
      }),
    );
  };
  app.get(`${root}/`, (c) => page(c, ""));
  if (root !== "") app.get(root, (c) => page(c, ""));
  app.get(`${root}/:name`, (c) => page(c, c.req.param("name")));

  app.post(geolocationPath, async (c) => {
    const contentType = c.req.header("content-type") ?? "";
    const ownUrl = new URL(c.req.url).origin + root;
    return serveWithTrouble(
      c,
      front,
      serveGeolocation(front, { body: await c.req.text(), contentType, ownUrl }),
    );
  });

  app.get(`${root}/${paths.calendars}/:name`, (c) =>
    serveWithTrouble(c, front, serveCalendar(front, c.req.query())),
  );
  const file = (c: HttpContext, cipher: string): Promise<Response> =>
    serveWithTrouble(
      c,
      front,
      serveDocument(front, c.req.query("Session") ?? "", cipher) ??
        serveFile(front, c.req.query("Session") ?? "", cipher),
    );
  app.get(`${root}/${paths.files}/:cipher/:name`, (c) => file(c, c.req.param("cipher")));
  // The official client leaves the name out when it cannot write it.
  app.get(`${root}/${paths.files}/:cipher/`, (c) => file(c, c.req.param("cipher")));

  app.post(`${root}/${paths.call}/:space/:session/:order`, async (c) => {
    const incoming = await incomingCall(c);
    const name = callNameOf(incoming.body, engine.profile.dialect.names.call) ?? "unreadable";
    return serveWithTrouble(c, front, serveCall(front, name, incoming));
  });
  app.post(`${root}/${paths.polling}/:space/:session/:order`, async (c) => {
    return serveWithTrouble(c, front, servePoll(front, await incomingCall(c), c.req.raw.signal));
  });
  app.post(`${root}/${paths.upload}/:space/:session`, async (c) =>
    serveWithTrouble(c, front, await serveUpload(front, c)),
  );
  app.post(`${root}/${paths.disconnect}/:order/:time`, async (c) => {
    front.requests.set("beacon", (front.requests.get("beacon") ?? 0) + 1);
    leave(engine, c.req.param("order"), await c.req.text());
    return send(c, { status: 200, type: "none", text: "" });
  });
  /** Where official pages report their own failures; nobody reads the answer. */
  app.post(`${root}/LogClientLeger`, (c) => send(c, { status: 200, type: "none", text: "" }));

  app.notFound((c) => send(c, html(unknownPage(), assumptions.unknownPageStatus.value)));
  app.onError((error, c) => {
    engine.log.add({ kind: "bug", message: error.stack ?? error.message });
    return send(c, html(serverErrorPage(500), 500));
  });
  return app;
}

function addressOfPage(c: HttpContext): Pick<PageRequest, "query" | "url"> {
  const { origin, pathname, searchParams } = new URL(c.req.url);
  return { query: searchParams, url: origin + pathname };
}

async function incomingCall(c: HttpContext): Promise<IncomingCall> {
  return {
    space: c.req.param("space") ?? "",
    session: c.req.param("session") ?? "",
    order: c.req.param("order") ?? "",
    body: await c.req.text(),
    contentType: c.req.header("content-type") ?? "",
    address: addressOf(c),
  };
}

/** Notes every request to the school among those to its portal. */
function notedBy({ log, schoolOrigin }: PortalSetUp): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const url = new URL(c.req.url);
    log.add({
      origin: schoolOrigin,
      method: c.req.method,
      path: url.pathname,
      query: url.search,
      form: new URLSearchParams(),
      cookies: cookiesOf(c.req.header("cookie") ?? ""),
      status: c.res.status,
      setCookies: c.res.headers.getSetCookie(),
    });
  };
}
