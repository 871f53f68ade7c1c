import { type Context, viewOf } from "../context.js";
import type { EvaluationsCommand } from "../reading-commands.js";
import { renderEvaluations } from "../render/evaluations.js";
import { showPupils } from "./each-client.js";
import { withPeriod } from "./named-period.js";

/** `preau evaluations`: one request per pupil, beside those of the login. */
export function evaluations(command: EvaluationsCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showPupils(command, context, {
    ask: async (pupil) => ({
      list: await withPeriod(pupil, command.period, context, (period) =>
        pupil.evaluations(period, { signal }),
      ),
      period: command.period ?? pupil.currentPeriod?.name,
    }),
    render: ({ list, period }, whose) => {
      const named = list[0]?.period?.name ?? period;
      return renderEvaluations(list, { whose, period: named }, viewOf(context));
    },
    json: ({ list }) => list,
  });
}
