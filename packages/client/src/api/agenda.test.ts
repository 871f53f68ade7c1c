import { describe, expect, test } from "vitest";
import { aRunner, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type AgendaEvent, agendaEvents, eventsBetween } from "./agenda.js";

const council = {
  L: "Conseil de classe 4C",
  N: "2#council",
  DateDebut: wireDate("2025-11-20", "17:30"),
  DateFin: wireDate("2025-11-20", "18:30"),
  sansHoraire: false,
  Commentaire: "Salle B12",
  CouleurCellule: "#FFD9A0",
  estConseilClasse: true,
  famille: typed(24, { L: "Réunion", N: "14#family" }),
  strAuteur: "M. DRAVERT T.",
  PiecesJointes: list({ L: "ordre-du-jour.pdf", N: "50#file", G: 1 }),
};

function eventsOf(...events: readonly object[]): readonly AgendaEvent[] {
  return read(agendaEvents, { ListeEvenements: events }, { withPast: false }).result;
}

test("an event has all that the school says, and documents that are the school's", () => {
  expect(eventsOf(council)).toEqual([
    {
      id: "s1~2#council",
      key: expect.stringMatching(/^event_/u),
      name: "Conseil de classe 4C",
      start: "2025-11-20T17:30",
      end: "2025-11-20T18:30",
      allDay: false,
      comment: "Salle B12",
      category: "Réunion",
      backgroundColor: "#FFD9A0",
      author: "M. DRAVERT T.",
      council: true,
      recurring: false,
      students: [],
      files: [{ id: "s1~50#file", name: "ordre-du-jour.pdf", kind: "file", origin: "school-document" }],
    },
  ]);
});

test("an event without end, or that ends before it starts, ends when it starts", () => {
  const [first, second] = eventsOf(
    { ...council, DateFin: undefined },
    { ...council, DateFin: wireDate("2025-11-19") },
  );
  expect([first?.end, second?.end]).toEqual(["2025-11-20T17:30", "2025-11-20T17:30"]);
});

test("pupils are named by elements or bare names", () => {
  const [bare, elements] = eventsOf(
    { ...council, listeEleves: ["Zélie", "Abel"] },
    { ...council, listeEleves: list({ L: "Zélie" }) },
  );
  expect([bare?.students, elements?.students]).toEqual([["Zélie", "Abel"], ["Zélie"]]);
});

test("an event without a day is left out with a warning, and the others are sorted", () => {
  const later = {
    ...council,
    N: "2#later",
    DateDebut: wireDate("2025-12-01"),
    DateFin: wireDate("2025-12-02"),
  };
  const answer = { ListeEvenements: [later, { L: "?" }, council] };
  const { result, warnings } = read(agendaEvents, answer, { withPast: false });
  expect(result.map(({ id }) => id)).toEqual(["s1~2#council", "s1~2#later"]);
  expect(warnings.map(({ path }) => path)).toEqual(["ListeEvenements[1].DateDebut"]);
});

describe("a range", () => {
  const fair = {
    L: "Voyage",
    N: "2#fair",
    DateDebut: wireDate("2025-11-10"),
    DateFin: wireDate("2025-11-18"),
  };
  const answer = { ListeEvenements: [council, fair] };

  test("asks for what is over only when it begins before today", async () => {
    const runner = aRunner(() => answer);
    await eventsBetween(runner, { from: date("2025-11-17") });
    await eventsBetween(runner, { from: date("2025-11-16") });
    expect(runner.sent).toEqual([
      { avecEventsPasses: false, AvecListeClasses: false },
      { avecEventsPasses: true, AvecListeClasses: false },
    ]);
  });

  test("has the events that touch it", async () => {
    const names = async (from: string, to?: string): Promise<readonly string[]> => {
      const range = { from: date(from), to: to === undefined ? undefined : date(to) };
      return (
        await eventsBetween(
          aRunner(() => answer),
          range,
        )
      ).map(({ name }) => name);
    };
    expect(await names("2025-11-18")).toEqual(["Voyage", "Conseil de classe 4C"]);
    expect(await names("2025-11-18", "2025-11-19")).toEqual(["Voyage"]);
    expect(await names("2025-11-19", "2025-11-20")).toEqual(["Conseil de classe 4C"]);
    expect(await names("2025-11-21")).toEqual([]);
  });
});
