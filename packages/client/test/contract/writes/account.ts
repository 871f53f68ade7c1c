import type { PersonalDetails, QrCodeData } from "@preau/client";
import { optionsFor } from "../box.js";
import { byParent, byPupil, change, count, type Row, type World } from "./row.js";

/** Whether a password lets somebody in, seen from the school. */
const passwords = ({ emulator }: World, password: string) =>
  count(emulator.accounts, (account) => account.password === password);

export const accountRows: readonly Row[] = [
  byPupil({
    method: "changePersonalDetails",
    call: "SaisieInformations",
    prepare: async (client, { emulator, account }) => {
      const email = "nouvelle@adresse.example";
      return change<PersonalDetails>({
        make: (signal) =>
          client.changePersonalDetails(
            { email, phone: { countryCode: "33", number: "600000001" } },
            { signal },
          ),
        look: () => client.personalDetails(),
        shows: (found) => found.email === email,
        measure: () =>
          count(
            emulator.school.paperwork.people,
            ([id, found]) => id === account.personId && found.email === email,
          ),
      });
    },
  }),
  byPupil({
    method: "changePassword",
    call: "SecurisationComptePreference",
    missingIn: ["2022"],
    prepare: async (client, world) => {
      const { account, emulator } = world;
      const { password: current } = account;
      const next = "Nouveau!2026";
      return change<unknown>({
        make: (signal) => client.changePassword({ current, next }, { signal }),
        look: async () => undefined,
        shows: () => optionsFor(emulator, account).password === next,
        measure: () => passwords(world, next),
      });
    },
  }),
  byPupil({
    method: "requestQrCodeData",
    call: "JetonAppliMobile",
    prepare: async (client, { emulator }) => {
      const made = () => count(emulator.changes, ({ call }) => call === "JetonAppliMobile");
      const before = made();
      return change<QrCodeData | undefined>({
        make: (signal) => client.requestQrCodeData("4826", { signal }).then(() => undefined),
        look: async () => undefined,
        shows: () => made() > before,
        measure: made,
      });
    },
  }),
  byParent({
    method: "changeChildPassword",
    call: "SaisieMotDePasseEleve",
    prepare: async (parent, world) => {
      const next = "Enfant!2026";
      return change<unknown>({
        make: (signal) => parent.changeChildPassword(next, { signal }),
        look: async () => undefined,
        shows: () => passwords(world, next) === 1,
        measure: () => passwords(world, next),
      });
    },
  }),
];
