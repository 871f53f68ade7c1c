import { UsageError } from "../errors/errors.js";
import { defaultEnvironment, type Environment } from "../platform/platform.js";
import type { HttpLimits } from "../transport/http.js";
import type { DiscoveryOptions } from "./instance.js";

/** Options once checked and completed. */
export interface Reach {
  readonly environment: Environment;
  readonly limits: HttpLimits;
  readonly insecureHosts: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Timers hold no more milliseconds than this. */
const longestTimer = 2 ** 31 - 1;

/**
 * Checks options before anything is sent.
 *
 * @throws UsageError
 */
export function reachOf(options: DiscoveryOptions): Reach {
  const { timeoutMs = 15_000, maxAnswerBytes = 2 * 1024 * 1024, insecureHosts = [], signal } = options;
  for (const [name, value] of Object.entries({ timeoutMs, maxAnswerBytes })) {
    if (!(value > 0 && value <= longestTimer)) {
      throw new UsageError(`The option ${name} must be a positive number, at most ${longestTimer}.`);
    }
  }
  return {
    environment: {
      ...defaultEnvironment,
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      ...options.environment,
    },
    limits: { timeoutMs: Math.ceil(timeoutMs), maxBytes: maxAnswerBytes },
    insecureHosts,
    signal,
  };
}
