import { spaces, type WireSpaceList } from "@preau/wire";
import { MannerMemory } from "../auth/manner-memory.js";
import { open } from "../auth/open.js";
import { integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { Reading } from "../codec/reader.js";
import { isPronoteError } from "../errors/pronote-error.js";
import type { ServerAddress } from "../transport/address.js";
import type { Reach } from "./reach.js";
import { describeSpace, pageName, rowOf, type ServerAbout } from "./server-info.js";

/**
 * The spaces as the phones' page lists them ("page commune"), for a server that keeps `InfoMobileApp.json` to itself; `undefined` when there
 * is no such page either. Two requests, no login.
 *
 * @throws what opening a page throws, but for what says that it is none of PRONOTE's
 */
export async function listedByPage(pasted: ServerAddress, reach: Reach): Promise<ServerAbout | undefined> {
  const space = spaces.find((row) => row.audience === "common" && row.mobile);
  if (space === undefined) return undefined;
  try {
    const manners = new MannerMemory();
    const { parameters, sequence, page } = await open({ ...reach, address: pasted, space, manners });
    return readList(parameters, sequence.place.root, page.version);
  } catch (error) {
    if (isPronoteError(error) && ["not-pronote", "portal-page"].includes(error.code)) return undefined;
    throw error;
  }
}

function readList(parameters: unknown, root: string, version: readonly number[]): ServerAbout {
  const reading = new Reading("FonctionParametres");
  const page = reading.open<WireSpaceList>(parameters);
  const told = page.values("tableauVersion", integer);
  const numbers = told.length === 0 ? version : told;
  const listed = page.list("espaces", (item) => {
    const name = pageName(item.optional("url", label));
    if (name === undefined) return undefined;
    const known = describeSpace(rowOf(name), { page: name, root, label: item.optional("L", label) });
    return present({ ...known, number: item.optional("G", integer) ?? known.number });
  });
  return present({
    root,
    versionNumbers: numbers.length === 0 ? undefined : numbers,
    schoolName: page.optional("NomEtablissement", label)?.trim(),
    spaces: listed,
    warnings: reading.warnings,
  });
}
