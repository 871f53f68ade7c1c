// One login with an emulator, written down. What is drawn is fixed, so that every login sends the same bytes.

import { login } from "@preau/client";
import { startEmulator } from "@preau/emulator";

/** @typedef {import("./replay-process.mjs").Exchange} Exchange */

const fixedDraws = {
  sessionNumber: () => 4_217_739,
  challengeBytes: () => new Uint8Array(16).fill(7),
  keyBytes: () => new Uint8Array(16).fill(9),
  browserIdentity: () => "00112233445566778899aabbccddeeff",
  idSecret: () => new Uint8Array(32).fill(5),
};

/**
 * @param {{ url: string, username: string, password: string }} account
 * @param {typeof fetch} [send]
 */
export function fixedLogin(account, send = fetch) {
  const randomBytes = (/** @type {number} */ length) => new Uint8Array(length).fill(3);
  return login({ ...account, gate: false, fetch: send, environment: { randomBytes } });
}

/**
 * Login and log-out.
 *
 * @param {{ compress: boolean }} packing
 */
export async function record(packing) {
  const emulator = await startEmulator({ ...packing, draws: fixedDraws, today: "2026-11-25" });
  const account = emulator.accounts.find((one) => one.audience === "student" && one.disabled !== true);
  const page = emulator.pages.find((one) => one.audience === "student" && !one.mobile);
  if (account === undefined || page === undefined) throw new Error("the emulator has no student");
  /** @type {Exchange[]} */
  const exchanges = [];
  const client = await fixedLogin(
    { url: page.url, username: account.login, password: account.password },
    async (input, init) => {
      const response = await fetch(input, init);
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      exchanges.push({
        method: init?.method ?? "GET",
        path: pathname + search,
        body: typeof init?.body === "string" ? init.body : "",
        answer: await response.clone().text(),
        headers: {
          "Content-Type": response.headers.get("Content-Type") ?? "text/html",
          Server: response.headers.get("Server") ?? "",
        },
      });
      return response;
    },
  );
  const ofLogin = exchanges.length;
  await client.close();
  await emulator.close();
  return {
    exchanges,
    ofLogin,
    names: emulator.profile.dialect.names,
    page: new URL(page.url).pathname,
    account: { username: account.login, password: account.password },
  };
}
