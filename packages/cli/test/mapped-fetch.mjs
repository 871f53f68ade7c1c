// Loaded before `preau` by the tests that need hosts of the world: for that process certain origins lie on this machine.
// PREAU_TEST_PORTS says where; the others do not exist, and this machine's own addresses are left alone.

const ports = JSON.parse(process.env["PREAU_TEST_PORTS"] ?? "{}");
const real = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const port = ports[url.origin];
  if (port === undefined) {
    if (url.hostname === "127.0.0.1") return real(input, init);
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("no such host"), { code: "ENOTFOUND" }),
    });
  }
  if (init?.redirect !== "manual") throw new TypeError("only redirections that are looked at are mapped");
  const response = await real(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init);
  Object.defineProperty(response, "url", { value: url.href });
  return response;
};
