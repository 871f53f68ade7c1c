import type { DialectRow } from "@preau/wire";
import { describe, expect, test, vi } from "vitest";

/**
 * A change of protocol that never was: renamed keys all over, another function on the page, and back in the
 * body's `onload`. It is told to both sides as one row, and nothing else of them is touched: this is what
 * `docs/when-pronote-changes.md` promises whoever meets the next real one.
 */
const invented: DialectRow = vi.hoisted(() => ({
  since: [2027, 0] as const,
  names: {
    order: "rang",
    call: "fonction",
    secured: "coffre",
    unsecured: "annexe",
    payload: "charge",
    signature: "Sceau",
    waitTicket: "Patience",
    waitSettings: "Reglages",
  },
  startCall: "Demarrer",
  startKeys: { session: "sn", space: "sp", encrypt: "Chif", compress: "Comp" },
  startPlace: "onload" as const,
  startSyntax: "literal" as const,
  evidence: "invented for this test",
}));

vi.mock("@preau/wire", async (original) => {
  const wire = await original<typeof import("@preau/wire")>();
  return { ...wire, dialects: [...wire.dialects, invented] };
});

const { profileOfVersion } = await import("@preau/emulator");
const { inSchool, loginParent, loginStudent, schoolDay } = await import("./box.js");

describe.each([
  ["plain", {}],
  ["encrypted", { encrypt: true }],
  ["compressed", { compress: true }],
])("the invented dialect 2027-test, %s", (_, packing) => {
  const profile = profileOfVersion([2027, 0, 1], { ...packing, name: "2027-test" });

  test("is spoken by both sides once it is a row", async () => {
    await inSchool({ profile }, async (emulator) => {
      expect(emulator.profile.dialect.names.secured).toBe("coffre");
      const client = await loginStudent(emulator);
      expect(client.server).toMatchObject({ dialect: "2027.0", newerThanKnown: false });
      expect(await client.lessons("2026-11-23", "2026-11-29")).not.toHaveLength(0);
      expect(await client.homework(schoolDay)).not.toHaveLength(0);
      await client.close();
      expect(emulator.sessions).toBe(0);

      const parent = await loginParent(emulator);
      expect(await parent.lessons(schoolDay)).not.toHaveLength(0);
      await parent.close();
    });
  });

  test("tells a wrong password as always", async () => {
    await inSchool({ profile }, async (emulator) => {
      await expect(loginStudent(emulator, { password: "wrong" })).rejects.toMatchObject({
        code: "credentials",
      });
    });
  });
});

describe("the dialects before it", () => {
  test.each([[[2024, 3, 8]], [[2025, 2, 8]], [[2026, 2, 5, 6]]])("are still spoken: %s", async (version) => {
    await inSchool({ profile: profileOfVersion(version) }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });
});
