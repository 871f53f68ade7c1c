import { Client, ProtocolChangedError } from "@preau/client";
import { garble, type Profile, profileOf, profileOfVersion, refuse } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, requestsTo, schoolDay } from "./box.js";

/** A server that is updated, behind a page that still says otherwise. */
function misleading(profile: Profile, version: readonly number[]): Profile {
  return { ...profile, version, dialect: { ...profile.dialect, sessionNumber: "quoted" } };
}

describe("a server that is not what it looks like", () => {
  test.each([
    ["2025 that says 2024", profileOf("2025.2"), [2024, 3, 11]],
    ["2026 that says 2023", profileOf("2026.2.5"), [2023, 0, 4]],
    ["2024 that says 2025", profileOfVersion([2024, 3, 11], { compress: true }), [2025, 2, 8]],
  ] as const)("is understood after one detour: %s", async (_, profile, version) => {
    await inSchool({ profile: misleading(profile, version), strict: false }, async (emulator) => {
      const first = await loginStudent(emulator);
      expect(await first.lessons(schoolDay)).not.toHaveLength(0);
      await first.close();
      // One page and one call more than usual, and no login: those are counted by schools.
      expect([requestsTo(emulator, "page"), requestsTo(emulator, "Identification")]).toEqual([2, 1]);
      const second = await loginStudent(emulator);
      await second.close();
      expect([requestsTo(emulator, "page"), requestsTo(emulator, "Identification")]).toEqual([3, 2]);
    });
  });

  test("is given up after two tries, with what was expected and what was seen", async () => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("FonctionParametres", refuse({ code: 14, title: "La page a expiré ! (7)" }), {
        times: 5,
      });
      const refused = await loginStudent(emulator).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ProtocolChangedError);
      expect(refused).toMatchObject({ step: "first answer", seen: "error 14", wireCode: 14 });
      expect(requestsTo(emulator, "page")).toBe(2);

      emulator.faults.clear();
      emulator.faults.next("FonctionParametres", garble("body"), { times: 5 });
      const noise = await loginStudent(emulator).catch((error: unknown) => error);
      expect(noise).toMatchObject({ code: "protocol-changed", step: "first answer" });
      expect(String(noise)).toMatch(/expected the dialect of 2026\.2\.5\.6 \(no, dataSec\)/u);
    });
  });
});

describe("a version that no row was written for", () => {
  test("works as long as nothing that is seen differs, and says so", async () => {
    await inSchool({ profile: profileOfVersion([2031, 1, 2]) }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(client.server.newerThanKnown).toBe(true);
      expect(client.warnings).toContainEqual(
        expect.objectContaining({ path: "version", received: "2031.1.2" }),
      );
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("of a known half-year is no surprise", async () => {
    await inSchool({ profile: profileOfVersion([2026, 2, 9]) }, async (emulator) => {
      const client = await Client.login({
        url: `${emulator.url}/eleve.html`,
        username: emulator.accounts[0]?.login ?? "",
        password: emulator.accounts[0]?.password ?? "",
      });
      expect(client.server.newerThanKnown).toBe(false);
      expect(client.warnings).toEqual([]);
      await client.close();
    });
  });
});
