import type { QrCodeUnreadableReason } from "@preau/client";
import type { Complaint } from "./words.js";

/** What is said about accounts that are linked. */
export interface AccountWords {
  /** Questions. */
  readonly how: string;
  readonly byCode: string;
  readonly byPassword: string;
  readonly pasteCode: string;
  readonly pin: string;
  readonly address: string;
  readonly user: string;
  /** Who was linked, where. */
  linked(holder: string, school: string): readonly string[];
  /** Where it is kept, and how to use it. */
  kept(account: string, folder: string): readonly string[];
  formerHolder(holder: string): string;
  readonly columns: Readonly<Record<"account" | "label" | "school" | "space" | "since", string>>;
  keptIn(folder: string): string;
  children(names: readonly string[]): string;
  accountName(account: string): string;
  forgotten(account: string): string;
  readonly stillListed: string;
  /** Why a picture or a text gives no code. */
  readonly unreadable: Readonly<Record<QrCodeUnreadableReason, Complaint>>;
  /** A code that enrols another phone. */
  readonly choosePin: string;
  readonly codeLasts: string;
  codeWritten(file: string): string;
  tooNarrow(columns: number): string;
}
