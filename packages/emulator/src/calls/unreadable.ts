import { fatalErrors } from "@preau/wire";
import { refusal } from "../session/refusals.js";

/** Refuses a request whose `field` holds no value of its type. */
export function unreadable(field: string): never {
  throw refusal(fatalErrors.pageNotDisplayable, `\`${field}\` is no value of its type`);
}
