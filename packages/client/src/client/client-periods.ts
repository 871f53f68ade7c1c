import type { ExpandedPeriod, PeriodPart } from "../api/expanded-period.js";
import { findPeriod, type PeriodInput } from "../api/period.js";
import type { Period } from "../api/school.js";
import { UsageError } from "../errors/errors.js";
import type { CallOptions } from "../session/call.js";
import { ClientResults } from "./client-results.js";
import { load } from "./load.js";

/** Options of `expandPeriod`. */
export interface ExpandPeriodOptions extends CallOptions {
  /** Parts that are not wanted; those that are left decide what it costs. */
  readonly exclude?: readonly PeriodPart[];
}

/** Whole periods at once. */
export abstract class ClientPeriods extends ClientResults {
  /**
   * A period with everything that there is about it: marks, averages, general averages, evaluations, absences, delays,
   * punishments and the report card. The current one, unless another is named. Four requests, for marks with averages,
   * school life, evaluations and the report card; fewer with `exclude`. What the school does not show is named in
   * `hidden`.
   *
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name, and what `gradesOverview` throws otherwise
   */
  async expandPeriod(period?: PeriodInput, options: ExpandPeriodOptions = {}): Promise<ExpandedPeriod> {
    const { exclude = [], signal } = options;
    const { expandedPeriod } = await load(() => import("../api/expanded-period.js"));
    const found = this.#named(period);
    return expandedPeriod(found, exclude, {
      grades: () => this.gradesOverview(found, { signal }),
      attendance: () => this.attendance(found, { signal }),
      evaluations: () => this.evaluations(found, { signal }),
      report: () => this.report(found, { signal }),
    });
  }

  #named(input: PeriodInput | undefined): Period {
    const { periods, currentPeriod } = this;
    const wanted = input ?? currentPeriod;
    if (wanted !== undefined) return findPeriod(wanted, { periods });
    throw new UsageError("Nothing tells which period is the current one; nothing was sent.", {
      hint: "Name one of client.periods.",
    });
  }
}
