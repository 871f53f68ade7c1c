import { type Context, viewOf } from "../context.js";
import type { AttendanceCommand } from "../reading-commands.js";
import { eventsWithKeys, renderAttendance } from "../render/attendance.js";
import { shortKeys } from "../short-keys.js";
import { showPupils } from "./each-client.js";
import { withPeriod } from "./named-period.js";

/** `preau attendance`: one request per pupil, beside those of the login. */
export function attendance(command: AttendanceCommand, context: Context): Promise<void> {
  const { signal } = context;
  return showPupils(command, context, {
    ask: (pupil) =>
      withPeriod(pupil, command.period, context, (period) => pupil.attendance(period, { signal })),
    render: (found, whose) =>
      renderAttendance(found, whose, shortKeys(eventsWithKeys(found)), viewOf(context)),
  });
}
