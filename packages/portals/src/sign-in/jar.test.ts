import { describe, expect, test } from "vitest";
import { Jar } from "./jar.js";

let now = 1_800_000_000_000;
const cas = new URL("https://cas.exemple.fr/login");

function jarWith(...lines: readonly string[]): Jar {
  const jar = new Jar(() => now);
  jar.store(new Headers(lines.map((line) => ["Set-Cookie", line] as [string, string])), cas);
  return jar;
}

describe("cookies", () => {
  test("go to the host that set them and to no other", () => {
    const jar = jarWith("TGC=1; Secure; HttpOnly");
    expect(jar.header(cas)).toBe("TGC=1");
    expect(jar.header(new URL("https://www.exemple.fr/"))).toBeUndefined();
    expect(jar.header(new URL("http://cas.exemple.fr/"))).toBeUndefined();
  });

  test.each(["autre.fr", "fr", "www.exemple.fr"])("for a foreign host are refused: %s", (domain) => {
    const jar = jarWith(`X=1; Domain=${domain}`);
    for (const host of [domain, `a.${domain}`, "cas.exemple.fr"])
      expect(jar.header(new URL(`https://${host}/`))).toBeUndefined();
  });

  test("for the whole domain go to its hosts", () => {
    expect(jarWith("X=1; Domain=exemple.fr").header(new URL("https://ent.exemple.fr/"))).toBe("X=1");
  });

  test("of one name keep apart by host and path", () => {
    const jar = jarWith("JSESSIONID=a; Path=/login");
    jar.store(
      new Headers([["Set-Cookie", "JSESSIONID=b; Path=/idp"]]),
      new URL("https://idp.exemple.fr/idp/x"),
    );
    expect(jar.header(cas)).toBe("JSESSIONID=a");
    expect(jar.header(new URL("https://cas.exemple.fr/other"))).toBeUndefined();
    expect(jar.header(new URL("https://idp.exemple.fr/idp/y"))).toBe("JSESSIONID=b");
  });

  test("keep their value as it came", () => {
    expect(jarWith('oneSessionId="a-b.c==%2F"').header(cas)).toBe('oneSessionId="a-b.c==%2F"');
  });

  test("of other sites are kept: identity providers post across sites", () => {
    expect(jarWith("relaystate=1; SameSite=Strict").header(cas)).toBe("relaystate=1");
  });

  test("expire by the caller's clock, and can be taken away", () => {
    const jar = jarWith("callback=1; Max-Age=600", "gone=1");
    now += 599_000;
    expect(jar.header(cas)).toBe("callback=1; gone=1");
    now += 2000;
    expect(jar.header(cas)).toBe("gone=1");
    jar.store(new Headers([["Set-Cookie", "gone=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"]]), cas);
    expect(jar.header(cas)).toBeUndefined();
  });
});
