import { type CallName, tabs } from "@preau/wire";
import type { Sequence } from "./sequence.js";

/** Log-out waits no longer than this for its answer, which nobody reads. */
const longestLogoutMs = 5000;

/** Logs out, if the server is there to hear it. Never fails: it forgets the session by itself in the end. */
export async function leave(sequence: Sequence): Promise<void> {
  const { signature, payload } = sequence.names;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), longestLogoutMs);
  try {
    const secured = { [signature]: { onglet: tabs.home }, [payload]: {} };
    const options = { signal: controller.signal, once: true };
    await sequence.exchange("SaisieDeconnexion" satisfies CallName, secured, options);
  } catch {
    // The caller wanted to leave, and has left.
  } finally {
    clearTimeout(timer);
  }
}
