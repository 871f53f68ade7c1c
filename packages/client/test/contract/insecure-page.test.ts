import { describe, expect, test, vi } from "vitest";

/** The official client's key, for which only real servers have the other half; here the emulator's own. */
const key = vi.hoisted(() => ({ modulus: "", exponent: "010001" }));
vi.mock("@preau/wire", async (original) => ({
  ...(await original<typeof import("@preau/wire")>()),
  publicRsaKey: key,
}));

const { inSchool, loginStudent, schoolDay } = await import("./box.js");

describe.each(["2024.3.11", "2025.2", "2026.2.5"] as const)("a page of %s served without TLS", (profile) => {
  test("is given the vector under the official client's RSA key", async () => {
    await inSchool({ profile, insecurePage: "bare", compress: true }, async (emulator) => {
      key.modulus = emulator.vectorKey?.modulus ?? "";
      const client = await loginStudent(emulator);
      expect(client.server.encrypted).toBe(true);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("is given it under the page's own key, where there is one", async () => {
    await inSchool({ profile, insecurePage: "with-key" }, async (emulator) => {
      key.modulus = "C0FFEE";
      const client = await loginStudent(emulator);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });
});
