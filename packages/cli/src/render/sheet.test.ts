import { expect, test } from "vitest";
import { aView } from "../../test/invented.js";
import { renderSheet } from "./sheet.js";

const rows = [
  { label: "Account", title: "VERDELOT Ninon (4C)" },
  { label: "To", title: "Mme OSMONT L.", facts: ["teacher", undefined, "MATHÉMATIQUES"] },
  { title: "M. ORIOL P.", facts: ["CPE"] },
  { label: "Message", text: "Bonjour,\n\nà demain" },
];

test("each part stands beside what it is, and parts of several lines beneath one another", () => {
  expect(renderSheet("New message", rows, aView())).toBe(`New message

  Account  VERDELOT Ninon (4C)
  To       Mme OSMONT L.  teacher · MATHÉMATIQUES
           M. ORIOL P.  CPE
  Message  Bonjour,

           à demain
`);
});

test("where there is no room, facts stand beneath the title, and long texts end in an ellipsis", () => {
  const long = "un deux trois quatre cinq six sept huit neuf dix onze douze treize";
  const narrow = [
    { label: "To", title: "Mme OSMONT L.", facts: ["MATHÉMATIQUES"] },
    { label: "Text", text: long, mostLines: 2 },
  ];
  expect(renderSheet("New message", narrow, aView({ width: 30 }))).toBe(`New message

  To    Mme OSMONT L.
        MATHÉMATIQUES
  Text  un deux trois quatre
        cinq six sept huit…
`);
});

test("a text that says nothing leaves its place empty", () => {
  expect(
    renderSheet(
      "Reply",
      [
        { label: "Text", text: "" },
        { label: "File", title: "a.txt" },
      ],
      aView(),
    ),
  ).toBe("Reply\n\n  Text\n  File  a.txt\n");
});
