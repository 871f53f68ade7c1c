import { valueTypes } from "@preau/wire";
import type { SecuredPart } from "./envelope.js";

/**
 * Puts the files of an answer back in their places: a value of type 25 holds the position of its file, and
 * afterwards the file in base64. The answer is fresh from its JSON, and is changed in place.
 *
 * @evidence read in the official client
 */
export function withFiles(inner: SecuredPart, files: readonly string[]): SecuredPart {
  const rest: object[] = [inner];
  for (let holder = rest.pop(); holder !== undefined; holder = rest.pop()) {
    const fields = holder as Record<string, unknown>; // JSON's objects and lists have text keys
    if (fields["_T"] === valueTypes.file && typeof fields["V"] === "number") {
      const file = files[fields["V"]];
      if (file === undefined) delete fields["V"];
      else fields["V"] = file;
      continue;
    }
    for (const value of Object.values(fields)) {
      if (typeof value === "object" && value !== null) rest.push(value);
    }
  }
  return inner;
}
