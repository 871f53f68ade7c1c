import { describe, expect, test } from "vitest";
import { dig, overTheWire, type RequestChoice } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aParent, aSchool, aStudent } from "../world/builders.js";
import { aLesson, someHomework } from "../world/timetable-builders.js";
import { lessonBook } from "./homework.js";

const camille = aStudent("VERDIER Camille", { class: "4C", login: "camille" });
const school = aSchool()
  .with(
    camille,
    aParent("Mme VERDIER Sophie", { login: "sophie", children: ["VERDIER Camille"] }),
    aLesson({
      day: "2026-01-14",
      from: "08:00",
      to: "09:00",
      subject: "FRANCAIS",
      content: "<p>Lecture</p>",
    }),
    someHomework({
      subject: "FRANCAIS",
      given: "2026-01-14",
      due: "2026-01-16",
      html: "<div>Lire</div>",
      handIn: "file",
      theme: "Le récit",
      minutes: 20,
      difficulty: 2,
      attachments: [
        { name: "texte.pdf", kind: "file" },
        { name: "En ligne", kind: "link", url: "https://ressources.example/1" },
      ],
    }),
    someHomework({
      subject: "MATHEMATIQUES",
      given: "2026-01-13",
      due: "2026-01-19",
      html: "Exercice 2",
      formatted: false,
      handIn: "paper",
      doneBy: ["VERDIER Camille"],
    }),
    someHomework({
      subject: "SCIENCES",
      given: "2026-01-14",
      due: "2026-01-16",
      html: "Autre classe",
      classes: ["6A"],
    }),
  )
  .build();

function homework(choice: Partial<RequestChoice> = {}): Record<string, unknown>[] {
  const data = { domaine: { _T: 8, V: "[20..21]" } };
  const page = overTheWire(lessonBook, { school, login: "camille", tab: 88, data, ...choice });
  return dig(page, "ListeTravauxAFaire", "V") as Record<string, unknown>[]; // tests look inside
}

describe("homework", () => {
  test("is that of the pupil's class, with all its keys", () => {
    const [french, maths] = homework();
    expect(homework()).toHaveLength(2);
    expect(french).toEqual({
      N: "150#homework:2026-01-16:0",
      descriptif: { _T: 21, V: "<div>Lire</div>" },
      avecMiseEnForme: true,
      DonneLe: { _T: 7, V: "14/01/2026" },
      PourLe: { _T: 7, V: "16/01/2026" },
      TAFFait: false,
      niveauDifficulte: 2,
      duree: 20,
      avecRendu: true,
      peuRendre: true,
      genreRendu: 2,
      Matiere: { _T: 24, V: { L: "FRANCAIS", N: "79#subject:FRANCAIS" } },
      CouleurFond: "#4A6FA5",
      nomPublic: "4C",
      ListeThemes: {
        _T: 24,
        V: [
          {
            L: "Le récit",
            N: "146#theme:subject:FRANCAIS:Le récit",
            Matiere: { _T: 24, V: { L: "FRANCAIS", N: "79#subject:FRANCAIS" } },
          },
        ],
      },
      libelleCBTheme: "Uniquement les thèmes associés aux matières du travail à faire",
      ListePieceJointe: {
        _T: 24,
        V: [
          { L: "texte.pdf", N: "37#attachment:homework:2026-01-16:0:0", G: 1 },
          {
            L: "En ligne",
            N: "37#attachment:homework:2026-01-16:0:1",
            G: 0,
            url: "https://ressources.example/1",
          },
        ],
      },
    });
    expect(maths).toMatchObject({ TAFFait: true, avecMiseEnForme: false, avecRendu: true, genreRendu: 1 });
    expect(maths).not.toHaveProperty("peuRendre");
  });

  test("is chosen by the week it is due in", () => {
    expect(
      homework({ data: { domaine: { _T: 8, V: "[21]" } } }).map((one) => dig(one, "Matiere", "V", "L")),
    ).toEqual(["MATHEMATIQUES"]);
    expect(homework({ data: { date: { _T: 7, V: "15/01/2026" } } })).toHaveLength(1);
    expect(homework({ data: { domaine: { _T: 8, V: "[1]" } } })).toEqual([]);
  });

  test("cannot be handed in by a parent, nor after the day it is due", () => {
    expect(homework({ login: "sophie", member: "VERDIER Camille" })[0]).not.toHaveProperty("peuRendre");
    expect(homework({ now: "2026-01-17T08:00" })[0]).not.toHaveProperty("peuRendre");
  });

  test("is nothing at all without weeks, and refused with unreadable ones", () => {
    expect(overTheWire(lessonBook, { school, login: "camille", tab: 88, data: {} })).toEqual({});
    const data = { domaine: { _T: 8, V: "20-21" } };
    expect(() => homework({ data })).toThrow(expect.objectContaining({ code: 21 }));
  });

  test("refers to the lesson in which it was given", () => {
    const built = buildSchool({ seed: 7, today: "2026-01-15" });
    const list = homework({ school: built, login: "camille.verdier" });
    expect(list.length).toBeGreaterThan(15);
    expect(list.some((one) => dig(one, "cours", "V", "N") !== undefined)).toBe(true);
    expect(list.some((one) => dig(one, "cahierDeTextes", "V", "N") !== undefined)).toBe(true);
    expect(JSON.stringify(list)).not.toContain("null");
  });
});

describe("lesson contents", () => {
  test("are listed under tab 89, by the week of the lesson", () => {
    const data = { domaine: { _T: 8, V: "[20]" } };
    const page = overTheWire(lessonBook, { school, login: "camille", tab: 89, data });
    expect(page).not.toHaveProperty("ListeTravauxAFaire");
    const entry = dig(page, "ListeCahierDeTextes", "V", 0);
    expect(dig(entry, "cours", "V", "N")).toBe(`29#${school.lessons[0]?.id}`);
    expect(dig(entry, "Date", "V")).toBe("14/01/2026 08:00:00");
    expect(dig(entry, "DateFin", "V")).toBe("14/01/2026 09:00:00");
    expect(dig(entry, "listeContenus", "V", 0)).toMatchObject({
      descriptif: { _T: 21, V: "<p>Lecture</p>" },
      categorie: { _T: 24, V: { G: 1, L: "Cours" } },
      parcoursEducatif: -1,
    });
    const next = overTheWire(lessonBook, {
      school,
      login: "camille",
      tab: 89,
      data: { domaine: { _T: 8, V: "[21]" } },
    });
    expect(dig(next, "ListeCahierDeTextes", "V")).toEqual([]);
  });
});
