import type { Client, Homework } from "@preau/client";
import { schoolDay } from "../box.js";
import { some } from "./outcome.js";
import { byPupil, bytesOf, change, count, type Row, type World } from "./row.js";

const firstDay = "2026-09-01";

async function find(client: Client, { key, date }: Homework): Promise<Homework> {
  return some((await client.homework(date, date)).filter((piece) => piece.key === key));
}

/** Homework that can be ticked, and is or is not. */
async function toTick(client: Client, isDone: boolean): Promise<Homework> {
  const tickable = (await client.homework(schoolDay)).filter(
    ({ quiz, handIn }) => !quiz && handIn === undefined,
  );
  const found = tickable.find(({ done }) => done === isDone);
  return found ?? client.setHomeworkDone(some(tickable), isDone);
}

/** Homework whose file can be handed in, and was or was not. */
async function toHandIn(client: Client, isHandedIn: boolean): Promise<Homework> {
  const open = (await client.homework(firstDay)).filter(({ handIn }) => handIn?.possible === true);
  const found = open.find(({ handIn }) => (handIn?.handedIn !== undefined) === isHandedIn);
  if (found !== undefined) return found;
  const piece = some(open);
  if (!isHandedIn) return client.removeHandIn(piece);
  return client.handIn(piece, { name: "ancien.txt", data: bytesOf("Ancien") });
}

function ticks({ emulator }: World): number {
  return emulator.school.homework.reduce((sum, { doneBy }) => sum + doneBy.size, 0);
}

function handedIn({ emulator }: World, name?: string): number {
  const all = emulator.school.homework.flatMap((piece) => [...piece.handedIn.values()]);
  return count(all, ({ file }) => name === undefined || file.name === name);
}

export const homeworkRows: readonly Row[] = [
  ...[true, false].map((done) =>
    byPupil({
      method: "setHomeworkDone",
      title: done ? "done" : "not done",
      call: "SaisieTAFFaitEleve",
      prepare: async (client, world) => {
        const piece = await toTick(client, !done);
        return change({
          make: (signal) => client.setHomeworkDone(piece, done, { signal }),
          look: () => find(client, piece),
          shows: (found) => found.done === done,
          measure: () => ticks(world),
        });
      },
    }),
  ),
  byPupil({
    method: "handIn",
    call: "SaisieTAFARendreEleve",
    prepare: async (client, world) => {
      const piece = await toHandIn(client, false);
      const file = { name: "rédaction.txt", data: bytesOf("Ma rédaction") };
      return change({
        make: (signal) => client.handIn(piece, file, { signal }),
        look: () => find(client, piece),
        shows: ({ handIn }) => handIn?.handedIn?.name === file.name,
        measure: () => handedIn(world),
      });
    },
  }),
  byPupil({
    method: "handIn",
    title: "in the place of another file",
    call: "SaisieTAFARendreEleve",
    prepare: async (client, world) => {
      const piece = await toHandIn(client, true);
      const file = { name: "corrigé.txt", data: bytesOf("Mieux") };
      return change({
        make: (signal) => client.handIn(piece, file, { replace: true, signal }),
        look: () => find(client, piece),
        shows: ({ handIn }) => handIn?.handedIn?.name === file.name,
        measure: () => handedIn(world, file.name),
      });
    },
  }),
  byPupil({
    method: "removeHandIn",
    call: "SaisieTAFARendreEleve",
    prepare: async (client, world) => {
      const piece = await toHandIn(client, true);
      return change({
        make: (signal) => client.removeHandIn(piece, { signal }),
        look: () => find(client, piece),
        shows: ({ handIn }) => handIn?.handedIn === undefined,
        measure: () => handedIn(world),
      });
    },
  }),
  byPupil({
    method: "post",
    call: "SaisieTAFFaitEleve",
    prepare: async (client, world) => {
      const piece = await toTick(client, false);
      // A raw call names what the session calls it.
      const N = piece.id.slice(piece.id.indexOf("~") + 1);
      const data = { listeTAF: [{ N, E: 2, TAFFait: true }] };
      return change<unknown>({
        make: (signal) => client.post("SaisieTAFFaitEleve", { data, signal }).then(() => undefined),
        look: () => find(client, piece).then(({ done }) => (done ? undefined : "not done")),
        shows: (found) => found === undefined,
        measure: () => ticks(world),
      });
    },
  }),
];
