import type { ClientInfo } from "@preau/client";
import type { OpenAccount } from "../account.js";

/** Whose account it is: a parent's is the parent's, whichever child is chosen. */
export async function holderOf(client: OpenAccount["client"]): Promise<ClientInfo> {
  const { ParentClient } = await import("@preau/client");
  return client instanceof ParentClient ? client.parent : client.info;
}
