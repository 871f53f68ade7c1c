import type { HalfDay, PersonKind } from "@preau/client";
import type { WriteKind } from "../writing-commands.js";
import type { Complaint } from "./words.js";

/** What is said of everything that changes something at the school. */
export interface WritingWords {
  /** Above what is about to be sent. */
  readonly titles: Readonly<Record<WriteKind, string>>;
  /** Left of each part of it. */
  readonly rows: WritingRows;
  readonly ask: WritingQuestions;
  readonly complaints: WritingComplaints;
  /** Left of what cannot be undone, and the like. */
  readonly warning: string;
  readonly cannotBeTakenBack: string;
  readonly dryRun: string;
  readonly declined: string;
  /** Above how things are, when the school has them so. */
  readonly already: string;
  readonly sending: string;
  uploading(percent: number): string;
  /** The change was made, and what it led to cannot be read at the moment. */
  readonly notReadBack: string;
  /** States. */
  readonly read: string;
  readonly acknowledged: string;
  readonly inInbox: string;
  readonly open: string;
  readonly deletedForGood: string;
  readonly done: string;
  takenBack(file: string): string;
  answersLeft(count: number): string;
  sentTo(names: string): string;
  /** To whom, and the key of what was started. */
  sentNew(names: string, key: string): string;
  sentUnlisted(names: string): string;
  declaredUnlisted(when: string): string;
  quoted(text: string): string;
  people(count: number): string;
  readonly kinds: Readonly<Record<PersonKind, string | undefined>>;
  readonly halves: Readonly<Record<HalfDay, string>>;
  readonly wholeDay: string;
  fromTo(from: string, to: string): string;
  /** Bytes, kilobytes, megabytes, gigabytes. */
  readonly sizeUnits: readonly string[];
  /** Lists of what writing takes. */
  recipientsHeading(whose: string): string;
  readonly noRecipients: string;
  readonly recipientColumns: Readonly<Record<"name" | "role" | "state", string>>;
  readonly takesNoMessages: string;
  reasonsHeading(whose: string): string;
  readonly noReasons: string;
  readonly wordsNeeded: string;
}

/** Parts of what is about to be sent. */
interface WritingRows
  extends Readonly<
    Record<
      | "account"
      | "pupil"
      | "homework"
      | "now"
      | "next"
      | "file"
      | "files"
      | "replaces"
      | "news"
      | "survey"
      | "inTheNameOf"
      | "text"
      | "discussion"
      | "to"
      | "subject"
      | "message"
      | "inAnswerTo"
      | "absence"
      | "delay"
      | "reason"
      | "event"
      | "report",
      string
    >
  > {
  question(place: number): string;
}

/** Questions. */
interface WritingQuestions {
  readonly send: string;
  readonly yes: string;
  readonly no: string;
  readonly whichChild: string;
  readonly subject: string;
  readonly message: string;
  /** In an editor, below the text. */
  readonly belowTheLine: string;
  readonly way: string;
  readonly leaveOpen: string;
  inWords(question: string, most: number | undefined): string;
  several(question: string, most: number | undefined): string;
  freeText(most: number): string;
  readonly reason: string;
  readonly noReason: string;
  readonly justification: string;
}

/** Why something is not sent, or what is not known of it. */
interface WritingComplaints {
  readonly nobodyToAsk: Complaint;
  readonly stdinIsText: Complaint;
  readonly pupilsOnly: Complaint;
  readonly parentsOnly: Complaint;
  readonly interrupted: Complaint;
  readonly interruptedSending: string;
  readonly maybeSent: string;
  look(command: string): string;
  readonly sessionLost: Complaint;
  readonly refused: string;
  missingArgument(name: string): Complaint;
  /** One word too many after a command that has others beneath it. */
  subcommands(command: string, names: string): Complaint;
  readonly twoTexts: Complaint;
  readonly missingText: Complaint;
  readonly emptyText: Complaint;
  readonly nothingWritten: string;
  readonly editorFailed: Complaint;
  readonly notText: Complaint;
  readonly textTooLong: Complaint;
  subjectTooLong(most: number): Complaint;
  fileUnreadable(file: string, code: string): Complaint;
  notAFile(file: string): Complaint;
  whichChild(names: string): Complaint;
  keyOfSeveralChildren(names: string): Complaint;
  readonly quiz: Complaint;
  readonly handedInIsDone: Complaint;
  readonly alreadyHandedIn: Complaint;
  readonly nothingHandedIn: Complaint;
  readonly handInClosed: Complaint;
  readonly noHandIn: Complaint;
  noAcknowledgement(survey: boolean, key: string): Complaint;
  noSurvey(key: string): Complaint;
  readonly notYours: Complaint;
  readonly noAnswers: Complaint;
  notPlaced(option: string): Complaint;
  noSuchQuestion(place: number, count: number): Complaint;
  answeredTwice(place: number): Complaint;
  freeTextAlone(place: number): Complaint;
  notAnswered(place: number, acknowledgement: boolean): Complaint;
  noFreeChoice(place: number): Complaint;
  numberOrName(place: number, text: string): Complaint;
  noSuchChoice(place: number, text: string, choices: string): Complaint;
  /** "Question 2: …" */
  question(place: number, complaint: string): Complaint;
  readonly noWords: string;
  tooLong(most: number): string;
  tooMany(most: number): string;
  readonly missingTo: Complaint;
  noSuchRecipient(name: string): Complaint;
  severalRecipients(name: string, list: string): Complaint;
  refusesMessages(name: string): Complaint;
  readonly closed: Complaint;
  readonly onlyRead: Complaint;
  noSuchWay(ways: string): Complaint;
  readonly notInBin: string;
  readonly inBin: string;
  readonly inBinAlready: Complaint;
  readonly notInBinYet: Complaint;
  readonly nested: Complaint;
  readonly notClosable: string;
  readonly notReopenable: string;
  readonly nothingSaid: Complaint;
  noSuchReason(reasons: string): Complaint;
  readonly wordsRequired: Complaint;
  text(complaint: string): Complaint;
  readonly declaredBackwards: Complaint;
  readonly noReceiptAsked: Complaint;
}
