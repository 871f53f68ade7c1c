import type { CallAnswer, CallHandler } from "./handler.js";

/**
 * `annulation`: files that were sent, or begun, and that no call will refer to.
 *
 * @evidence read in the official client: `{annulationUpload: true}` under the number that the upload used
 */
export const uploadCancel: CallHandler = {
  name: "annulation",
  tabs: [],
  fields: ["annulationUpload"],
  handle: ({ uploads }): CallAnswer => {
    uploads.cancel();
    return { data: {} };
  },
};
