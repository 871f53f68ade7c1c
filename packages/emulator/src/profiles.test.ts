import { expect, test } from "vitest";
import { type ProfileName, packings, profileOf, profileOfVersion, profiles } from "./profiles.js";

test.each<[ProfileName, number[], Record<string, boolean>, string]>([
  ["2022", [2022, 0, 3], {}, "plain"],
  ["2024.3.8", [2024, 3, 8], { encrypt: true }, "encrypted"],
  ["2024.3.11", [2024, 3, 11], { compress: true }, "compressed"],
  ["2024-secure", [2024, 3, 11], {}, "compressed"],
  ["2024-secure", [2024, 3, 11], { encrypt: true }, "compressed"],
  ["2024-secure", [2024, 3, 11], { compress: false }, "encrypted"],
  ["2025.2", [2025, 2, 8], { encrypt: false, compress: true }, "plain"],
  ["2025-secure", [2025, 2, 8], {}, "compressed"],
  ["2026.1", [2026, 1, 3], {}, "plain"],
  ["2026.2.5", [2026, 2, 5, 6], { compress: true }, "compressed"],
])("%s is version %j; with %j its secured parts are %s", (name, version, packing, wanted) => {
  const { encrypt, compress, ...profile } = profileOf(name, packing);
  expect(profile).toMatchObject({ name, version });
  expect({ encrypt, compress }).toEqual(packings[wanted as keyof typeof packings]);
});

test("what a profile never does is refused", () => {
  expect(() => profileOf("2024-secure", { encrypt: false })).toThrow(RangeError);
});

test("profiles of one version differ in packing only", () => {
  expect(profileOf("2024-secure").dialect).toEqual(profileOf("2024.3.11").dialect);
  expect(profileOf("2025-secure").domain).toEqual(profileOf("2025.2").domain);
});

test("profiles that may pack alike differ in how they speak, or in what they say", () => {
  const seen = new Set<string>();
  for (const name of ["2022", "2024.3.8", "2024.3.11", "2025.2", "2026.1", "2026.2.5"] as const) {
    const { dialect, domain } = profileOf(name);
    const { since: _, ...behaviour } = dialect;
    seen.add(JSON.stringify({ behaviour, domain }));
  }
  expect(seen.size).toBe(6);
});

test("every row says what it is for", () => {
  for (const { remarks } of Object.values(profiles)) expect(remarks).not.toBe("");
});

test.each<[number[], Record<string, unknown>]>([
  [[2020, 0, 2], { photos: "file", laterKindsShift: 1, logo: "Logo", general: "long" }],
  [[2024, 3, 10], { photos: "file", virtualRoomUrl: "bare" }],
  [[2024, 3, 11], { photos: "answer", virtualRoomUrl: "bare", laterKindsShift: 1 }],
  [[2025, 1, 3], { photos: "answer", virtualRoomUrl: "typed", laterKindsShift: 0, logo: "urlLogo" }],
  [[2025, 2, 11], { general: "long", userAgentChoosesSpace: false }],
  [[2026, 1, 0], { general: "short", mobileAppVersions: true, userAgentChoosesSpace: true }],
  [[2031, 4, 1, 2], { general: "short", virtualRoomUrl: "typed" }],
])("the content of %j follows from the rows until it", (version, domain) => {
  expect(profileOfVersion(version).domain).toMatchObject(domain);
});
