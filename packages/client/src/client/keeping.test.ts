import { spaces } from "@preau/wire";
import { expect, test } from "vitest";
import { parseAddress } from "../transport/address.js";
import { localAccountId } from "./keeping.js";
import type { WayIn } from "./way-in.js";

function idOf(login: string, host: string): string {
  const space = spaces.find(({ page }) => page === "mobile.eleve.html");
  if (space === undefined) throw new Error("no such space");
  const way: WayIn = {
    address: parseAddress(`https://${host}/pronote/mobile.eleve.html`),
    space,
    proof: { kind: "password", secret: { login, password: "secret" }, deviceId: undefined },
    deviceId: undefined,
    clientIdentifier: undefined,
  };
  return localAccountId(way);
}

test("an account is named after its login, space and school", () => {
  expect(idOf("camille", "demo.example")).toBe("camille-student-demo.example");
});

test("names that lose letters do not meet", () => {
  const ids = ["lea.petit", "léa.petit", "lea petit", "lea/petit"].map((login) =>
    idOf(login, "demo.example"),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[\w.-]{1,64}$/u);
});

test("long names keep what sets their schools apart", () => {
  const login = "a-login-that-is-a-great-deal-longer-than-any-file-name-should-ever-be";
  const [one, other] = [idOf(login, "one.example"), idOf(login, "other.example")];
  expect(one).not.toBe(other);
  expect(one).toHaveLength(64);
});
