import { daysBetween, weekday } from "../world/days.js";
import type { Instant } from "../world/school.js";

const dayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

/**
 * Date of a discussion in words: `14h05` today, `lundi 14h05` within the week, `ven. 16/02/24 13h35` before.
 *
 * @evidence reported by pronotepy and other clients
 */
export function activityLabel(at: Instant, now: Instant): string {
  const [day, time] = partsOf(at);
  const age = daysBetween(day, now.slice(0, 10));
  if (age <= 0) return time;
  return age < 7 ? `${dayNames[weekday(day) - 1] ?? ""} ${time}` : messageLabel(at);
}

/** Date of a message in words: `ven. 16/02/24 13h35`. */
export function messageLabel(at: Instant): string {
  const [day, time] = partsOf(at);
  const [year = "", month = "", date = ""] = day.split("-");
  const name = (dayNames[weekday(day) - 1] ?? "").slice(0, 3);
  return `${name}. ${date}/${month}/${year.slice(2)} ${time}`;
}

function partsOf(at: Instant): [day: string, time: string] {
  const [day = "", time = ""] = at.split("T");
  return [day, time.replace(":", "h")];
}
