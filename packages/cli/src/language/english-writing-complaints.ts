import type { WritingWords } from "./writing-words.js";

/** Why something is not sent, in English. */
export const englishWritingComplaints: WritingWords["complaints"] = {
  nobodyToAsk: {
    fact: "This changes something at the school, and nobody can be asked whether to send it. Nothing was sent.",
    hint: "Add --yes to send it without asking, or --dry-run to see what would be sent.",
  },
  stdinIsText: {
    fact: "The text comes from the standard input, so nobody can be asked whether to send it. Nothing was sent.",
    hint: "Add --yes to send it without asking, or --dry-run to see what would be sent.",
  },
  pupilsOnly: {
    fact: "Only the pupil can do this, from the pupil's own account. Nothing was sent.",
    hint: "Link the pupil's account with preau login, and name it with --account.",
  },
  parentsOnly: {
    fact: "Only parents can do this, from their own account. Nothing was sent.",
    hint: "Link a parent's account with preau login, and name it with --account.",
  },
  interrupted: { fact: "Interrupted.", hint: "Nothing was sent." },
  interruptedSending: "Interrupted while it was being sent: it may have been sent.",
  maybeSent: "It may have been sent: the answer of the school was lost.",
  look: (command) => `Look before you try again, or it may be done twice: ${command}`,
  sessionLost: {
    fact: "The school had ended the session before this arrived: there is no sign that it was done.",
    hint: "Look, then run the command again, once. Not in a loop: the address would be suspended.",
  },
  refused: "The school does not accept this. Nothing was changed.",
  missingArgument: (name) => ({
    fact: `Something is missing: ${name}.`,
    hint: "The command's --help shows examples.",
  }),
  subcommands: (command, names) => ({
    fact: `preau ${command} does not take this word.`,
    hint: `After it may come: ${names}. See preau ${command} --help.`,
  }),
  twoTexts: {
    fact: "There are two texts: one as an argument, one with --file.",
    hint: "Leave one of them out.",
  },
  missingText: {
    fact: "There is no text to send, and nobody to ask. Nothing was sent.",
    hint: "Give it in quotes at the end, or with --file FILE; --file - is the standard input.",
  },
  emptyText: { fact: "The text is empty. Nothing was sent." },
  nothingWritten: "Nothing was written, so nothing was sent.",
  editorFailed: {
    fact: "The editor of VISUAL or EDITOR failed. Nothing was sent.",
    hint: "Give the text in quotes at the end, or with --file.",
  },
  notText: { fact: "--file is not a text in UTF-8.", hint: "Files that go with a message: --attach." },
  textTooLong: {
    fact: "--file is too large for a message.",
    hint: "Files that go with a message: --attach.",
  },
  subjectTooLong: (most) => ({ fact: `The subject has more than ${most} characters. Nothing was sent.` }),
  fileUnreadable: (file, code) => ({ fact: `${file} cannot be read (${code}). Nothing was sent.` }),
  notAFile: (file) => ({ fact: `${file} is not a file. Nothing was sent.` }),
  whichChild: (names) => ({
    fact: "Which child is it about? Nothing was sent.",
    hint: `Name one with --child: ${names}.`,
  }),
  keyOfSeveralChildren: (names) => ({
    fact: "Several children have something with this key. Nothing was sent.",
    hint: `Name one with --child: ${names}.`,
  }),
  quiz: { fact: "A quiz is done by answering it, on the official page. Nothing was sent." },
  handedInIsDone: {
    fact: "What was handed in is done. Nothing was sent.",
    hint: "preau homework take-back takes the file back.",
  },
  alreadyHandedIn: {
    fact: "Something was handed in already. Nothing was sent.",
    hint: "Add --replace to put this in its place.",
  },
  nothingHandedIn: { fact: "Nothing was handed in, so nothing can be taken back." },
  handInClosed: { fact: "Nothing can be handed in for this homework now. Nothing was sent." },
  noHandIn: { fact: "This homework is not handed in as a file. Nothing was sent." },
  noAcknowledgement: (survey, key) => ({
    fact: "This item does not ask to be acknowledged. Nothing was sent.",
    ...(survey ? { hint: `It is a survey: preau news answer ${digest(key)}` } : {}),
  }),
  noSurvey: (key) => ({
    fact: "This item is no survey. Nothing was sent.",
    hint: `To say that you have taken note: preau news acknowledge ${digest(key)}`,
  }),
  notYours: {
    fact: "Somebody else of the family is to answer this. Nothing was sent.",
    hint: "The answer is given from their account.",
  },
  noAnswers: {
    fact: "There is no answer, and nobody to ask. Nothing was sent.",
    hint: "Give each with --answer, such as --answer 1=2 or --answer 1=Yes. preau news KEY shows the questions.",
  },
  notPlaced: (option) => ({
    fact: `${option} is the number of a question, =, and the answer.`,
    hint: `Such as ${option} 1=2 or ${option} "3=No, thank you".`,
  }),
  noSuchQuestion: (place, count) => ({
    fact: `There is no question ${place}. Nothing was sent.`,
    hint: count === 1 ? "The survey has one question." : `The survey has ${count} questions.`,
  }),
  answeredTwice: (place) => ({
    fact: `Question ${place} is answered twice. Nothing was sent.`,
    hint: `Several choices stand behind one another: --answer ${place}=1,3`,
  }),
  freeTextAlone: (place) => ({
    fact: `--free-text ${place} goes with a choice, and there is no --answer ${place}. Nothing was sent.`,
  }),
  notAnswered: (place, acknowledgement) => ({
    fact: `Question ${place} is not answered in this way. Nothing was sent.`,
    ...(acknowledgement ? { hint: "To say that you have taken note: preau news acknowledge KEY" } : {}),
  }),
  noFreeChoice: (place) => ({
    fact: `Question ${place}: no choice that was made takes words of one's own. Nothing was sent.`,
  }),
  numberOrName: (place, text) => ({
    fact: `Question ${place}: "${text}" is the number of one choice and the name of another. Nothing was sent.`,
    hint: `Write # before a number: #${text} is the choice with that number. preau news KEY shows the numbers.`,
  }),
  noSuchChoice: (place, text, choices) => ({
    fact: `Question ${place}: no choice is "${text}", or several are. Nothing was sent.`,
    hint: `The choices are: ${choices}`,
  }),
  question: (place, complaint) => ({ fact: `Question ${place}: ${complaint} Nothing was sent.` }),
  noWords: "There are no words.",
  tooLong: (most) => `There are more than ${most} characters.`,
  tooMany: (most) => (most === 1 ? "Only one choice may be made." : `At most ${most} choices may be made.`),
  missingTo: {
    fact: "To whom? Nothing was sent.",
    hint: "Name somebody with --to NAME; it may be repeated. preau messages recipients lists them.",
  },
  noSuchRecipient: (name) => ({
    fact: `Nobody whom this account may write to is called ${name}. Nothing was sent.`,
    hint: "preau messages recipients lists them. A part of a name is enough.",
  }),
  severalRecipients: (name, list) => ({
    fact: `Several people are called ${name}. Nothing was sent.`,
    hint: `Say more of the name, or the key:\n  ${list}`,
  }),
  refusesMessages: (name) => ({ fact: `${name} takes no messages. Nothing was sent.` }),
  closed: {
    fact: "This discussion is closed to answers. Nothing was sent.",
    hint: "Start another: preau messages new",
  },
  onlyRead: { fact: "This account may only read this discussion. Nothing was sent." },
  noSuchWay: (ways) => ({
    fact: "The discussion does not offer this way to answer. Nothing was sent.",
    hint: `It offers: ${ways}`,
  }),
  notInBin: "This discussion is not in the bin. Nothing was sent.",
  inBin: "This discussion is in the bin: preau messages restore takes it out. Nothing was sent.",
  inBinAlready: {
    fact: "This discussion is in the bin already. Nothing was sent.",
    hint: "Add --for-good to delete it for good.",
  },
  notInBinYet: {
    fact: "This discussion is not in the bin: --for-good is for those that are. Nothing was sent.",
    hint: "Without --for-good, it goes to the bin.",
  },
  nested: { fact: "A discussion under another goes to the bin with it. Nothing was sent." },
  notClosable: "This account may not close this discussion. Nothing was sent.",
  notReopenable: "This account may not open this discussion again. Nothing was sent.",
  nothingSaid: {
    fact: "There is neither a reason nor a text nor a file. Nothing was sent.",
    hint: "Give --reason NAME (preau absence reasons lists them), a text in quotes, or --attach FILE.",
  },
  noSuchReason: (reasons) => ({
    fact: "The school has no such reason, or several. Nothing was sent.",
    hint: `Its reasons are: ${reasons}. A part of one is enough.`,
  }),
  wordsRequired: {
    fact: "This reason has to come with some words. Nothing was sent.",
    hint: "Give them in quotes at the end.",
  },
  text: (complaint) => ({ fact: `The text: ${complaint} Nothing was sent.` }),
  declaredBackwards: { fact: "The absence ends before it begins." },
  noReceiptAsked: { fact: "The school does not ask for this to be acknowledged. Nothing was sent." },
};

/** Enough of a key to be typed. */
function digest(key: string): string {
  return key.slice(key.indexOf("_") + 1).slice(0, 8);
}
