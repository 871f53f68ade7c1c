import type { Client, ParentClient, VieScolaireClient } from "@preau/client";

/** The library's class for a space. */
export type ClientClass = typeof Client | typeof ParentClient | typeof VieScolaireClient;

/**
 * The class that logs in to a space.
 *
 * @throws UnsupportedError for spaces that the library does not cover
 */
export async function clientClass(space: string): Promise<ClientClass> {
  const { Client, ParentClient, UnsupportedError, VieScolaireClient } = await import("@preau/client");
  switch (space) {
    case "student":
      return Client;
    case "parent":
      return ParentClient;
    case "school-life":
      return VieScolaireClient;
    default:
      throw new UnsupportedError(`The ${space} space is not covered yet.`, {
        hint: "Pupils, parents and school life are.",
      });
  }
}
