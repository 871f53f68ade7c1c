import {
  attachmentKinds,
  elementStates,
  valueTypes,
  type WireMessageContent,
  type WireMessageRecipient,
  type WireUploadedFile,
} from "@preau/wire";
import type { SessionTag } from "../../codec/ids.js";
import { present } from "../../codec/present.js";
import { htmlToText, textToHtml } from "../../codec/rich-text.js";
import type { Runner, Upload, UploadFile, UploadOptions } from "../../session/call.js";
import type { Participant, Recipient } from "../recipients.js";
import { checkText, misused, notAllowed, numberOf, prepareUploads } from "../writing.js";
import { checkAdvanced, isAdvanced } from "./write.js";

/** What a message says: plain text, or HTML. Each is turned into the other where the account needs it. */
export type MessageText = string | { readonly html: string };

/** Options of everything that sends a message. */
export interface MessageOptions extends UploadOptions {
  /** Files that go with it; accounts with advanced rights only. */
  readonly files?: readonly (UploadFile | File)[];
}

/**
 * A text in the form that the account's rights ask for: with the wrong one, servers keep an empty message.
 *
 * @throws UsageError when it says nothing
 */
export function encodeContent(runner: Runner, message: MessageText): WireMessageContent {
  const isHtml = typeof message !== "string";
  const text = isHtml ? htmlToText(message.html) : message;
  checkText("The message", text);
  if (!isAdvanced(runner)) return text;
  return { _T: valueTypes.html, V: isHtml ? message.html : textToHtml(message) };
}

/** People whom a discussion is opened to. @throws UsageError · NotAllowedError · StaleReferenceError */
export function encodeRecipients(
  tag: SessionTag,
  recipients: readonly (Recipient | Participant)[],
): readonly WireMessageRecipient[] {
  if (recipients.length === 0) throw misused("There is nobody to send this to.");
  return recipients.map((recipient) => {
    const isRefused = "withDiscussion" in recipient ? !recipient.withDiscussion : recipient.refusesMessages;
    if (isRefused) throw notAllowed("One of these people may not be written to.");
    return {
      ...present({ N: numberOf(tag, recipient.id), G: recipient.kindNumber }),
      E: elementStates.modification,
    };
  });
}

/** Files of a message, ready to go before it. @throws NotAllowedError without the advanced right · UsageError */
export function prepareFiles(
  runner: Runner,
  { files = [], ...options }: MessageOptions,
): { readonly uploads: readonly Upload[]; readonly files: readonly WireUploadedFile[] } {
  if (files.length > 0) checkAdvanced(runner, "send files with a message");
  const uploads = prepareUploads(runner, files, { ...options, right: "tailleMaxDocJointEtablissement" });
  return { uploads, files: uploads.map((upload) => encodeUpload(runner, upload)) };
}

function encodeUpload(runner: Runner, { id, file: { name } }: Upload): WireUploadedFile {
  const [N, G, E] = [runner.author.newNumber(), attachmentKinds.file, elementStates.creation];
  return { N, E, G, L: name, idFichier: id, nomFichier: name };
}
