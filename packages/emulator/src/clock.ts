import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "./world/school.js";

/** The school's wall clock. */
export interface Clock {
  /** To the minute: `"2026-01-15T08:30"`. */
  now(): Instant;
  /** The same moment in universal time, to the millisecond: `"2026-01-15T07:30:00.000Z"`. */
  utc(): string;
  /**
   * Milliseconds since any moment, never fewer than before: what lives of sessions, codes, tokens and
   * suspensions are measured with. Default: the machine's own.
   */
  elapsedMs?(): number;
}

/** The clock of a running emulator. */
export interface EmulatorClock {
  /** The school's wall clock, to the minute: `"2026-01-15T08:30"`. */
  now(): Instant;
  /**
   * Moves time forward at once: sessions, codes, tokens and suspensions grow older by that much, and the wall clock
   * with them, past midnight too. The school stays the one that was built for its first day; a wall clock of
   * one's own (`EmulatorOptions.clock`) stays where it is.
   *
   * @throws RangeError when `ms` is negative or no number
   */
  advance(ms: number): void;
}

/** What a clock shows. */
export interface WallClockOptions {
  readonly today?: Day;
  readonly timeZone?: string;
}

/** A clock that can be moved forward: a wall clock, or somebody else's clock. */
export class MovableClock implements Clock, EmulatorClock {
  readonly #wall: Clock;
  #aheadMs = 0;

  constructor(options: WallClockOptions & { readonly clock?: Clock } = {}) {
    this.#wall = options.clock ?? wallClock(options, () => this.#aheadMs);
  }

  now(): Instant {
    return this.#wall.now();
  }

  utc(): string {
    return this.#wall.utc();
  }

  elapsedMs(): number {
    return (this.#wall.elapsedMs?.() ?? performance.now()) + this.#aheadMs;
  }

  advance(ms: number): void {
    if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`a clock only goes forward: not by ${ms} ms`);
    this.#aheadMs += ms;
  }
}

/**
 * A clock that shows the time of day of `timeZone`, whatever the zone of the machine; with `today`, always
 * on that day.
 *
 * @param aheadMs how far it is ahead of all that
 */
export function wallClock(options: WallClockOptions = {}, aheadMs: () => number = () => 0): Clock {
  const zone = options.timeZone ?? "Europe/Paris";
  const day = options.today === undefined ? undefined : Temporal.PlainDate.from(options.today);
  const shown = (): Temporal.PlainDateTime => {
    const current = Temporal.Now.plainDateTimeISO(zone);
    const shownNow = day === undefined ? current : day.toPlainDateTime(current.toPlainTime());
    const milliseconds = Math.floor(aheadMs());
    if (milliseconds === 0) return shownNow;
    return shownNow.toZonedDateTime(zone).add({ milliseconds }).toPlainDateTime();
  };
  return {
    now: () => shown().toString({ smallestUnit: "minute" }),
    utc: () => shown().toZonedDateTime(zone).toInstant().toString({ smallestUnit: "millisecond" }),
  };
}
