import type { WritingHelp } from "./writing-help-words.js";

/** Help of the commands that change something, in English. */
export const englishWritingHelp: WritingHelp = {
  commands: {
    "homework done": {
      about: "Ticks a piece of homework as done.",
      examples: ["preau homework done 3f0a", "preau homework done 3f0a --yes --json"],
      remark: "Pupils only: parents can see whether it is done, and not change it.",
    },
    "homework undone": {
      about: "Takes the tick away again.",
      examples: ["preau homework undone 3f0a"],
      remark: "Pupils only.",
    },
    "homework hand-in": {
      about: "Hands in a file.",
      examples: [
        "preau homework hand-in 3f0a essay.odt",
        "preau homework hand-in 3f0a essay-2.odt --replace",
      ],
      remark:
        "Pupils only, and where the homework is handed in as a file. The school sees the name of the file.",
    },
    "homework take-back": {
      about: "Takes back what was handed in.",
      examples: ["preau homework take-back 3f0a"],
      remark: "Pupils only, and as long as something can be handed in.",
    },
    "news read": {
      about: "Marks an item of news as read.",
      examples: ["preau news read 3f0a", "preau news read 3f0a --yes"],
    },
    "news unread": { about: "Marks it as not read.", examples: ["preau news unread 3f0a"] },
    "news acknowledge": {
      about: "Says that you have taken note of an item that asks for it.",
      examples: ["preau news acknowledge 3f0a"],
      remark: "It cannot be taken back.",
    },
    "news answer": {
      about: "Answers a survey, in whole or in part.",
      examples: [
        "preau news answer 3f0a",
        "preau news answer 3f0a --answer 1=Yes --answer 2=1,3",
        'preau news answer 3f0a --answer "3=No, thank you" --answer 4=2 --free-text 4=Gardening --yes',
      ],
      remark:
        "Without --answer it asks. preau news KEY shows the questions and their choices with the numbers.\nA choice is its number, its name, or some words of it; several stand behind commas. # before a number says\nthat it is one, where a choice has a number for a name. What is not answered stays open; a second answer changes the first.",
    },
    "messages new": {
      about: "Starts a discussion.",
      examples: [
        'preau messages new --to Nadaud --subject "The outing" "Good morning, …"',
        "preau messages new --to Nadaud --to Osmont --subject Outing --file message.txt",
        "echo … | preau messages new --to Nadaud --subject Outing --file - --yes",
      ],
      remark:
        "Without a text it opens the editor of VISUAL or EDITOR, or else asks. A text given as an argument is visible to\neverybody on the machine while the command runs: --file is not.",
    },
    "messages reply": {
      about: "Answers a discussion.",
      examples: [
        'preau messages reply 3f0a "Thank you."',
        "preau messages reply 3f0a",
        "preau messages reply 3f0a --way 2 --file answer.txt",
      ],
      remark:
        "Without a text it opens the editor of VISUAL or EDITOR, or else asks. Where a discussion offers several ways to\nanswer (to the author, to everybody), it asks, or takes the first one.",
    },
    "messages read": {
      about: "Marks a discussion as read.",
      examples: ["preau messages read 3f0a"],
    },
    "messages unread": { about: "Marks it as not read.", examples: ["preau messages unread 3f0a"] },
    "messages delete": {
      about: "Moves a discussion to the bin; with --for-good, out of it for ever.",
      examples: ["preau messages delete 3f0a", "preau messages delete 3f0a --for-good"],
    },
    "messages restore": {
      about: "Takes a discussion out of the bin.",
      examples: ["preau messages restore 3f0a"],
    },
    "messages archive": {
      about: "Puts a discussion in the archives; where the account may.",
      examples: ["preau messages archive 3f0a"],
    },
    "messages unarchive": {
      about: "Takes a discussion out of the archives.",
      examples: ["preau messages unarchive 3f0a"],
    },
    "messages close": {
      about: "Closes a discussion to answers; where the account may.",
      examples: ["preau messages close 3f0a"],
    },
    "messages reopen": { about: "Opens it to answers again.", examples: ["preau messages reopen 3f0a"] },
    "messages recipients": {
      about: "The people whom this account may write to.",
      examples: ["preau messages recipients", "preau messages recipients --child Malo --json"],
    },
    "absence justify": {
      about: "Says why a child was away or late.",
      examples: [
        "preau absence justify 3f0a --reason illness",
        'preau absence justify 3f0a "A medical appointment" --attach certificate.pdf',
        "preau absence justify 3f0a",
      ],
      remark:
        "Parents only. preau attendance --period year shows the keys, preau absence reasons the reasons. Without reason,\ntext and file it asks. The text has 200 characters at most.",
    },
    "absence declare": {
      about: "Announces an absence, in half-days.",
      examples: [
        "preau absence declare --from 2026-01-15 --child Malo --reason appointment",
        "preau absence declare --from 2026-01-15 --from-half afternoon --to 2026-01-16 --to-half morning",
      ],
      remark: "Parents only, and where the school lets them.",
    },
    "absence reasons": {
      about: "The reasons that parents may give.",
      examples: ["preau absence reasons", "preau absence reasons --json"],
    },
    "attendance acknowledge": {
      about: "Says that you have seen a punishment, a sanction or an observation.",
      examples: ["preau attendance acknowledge 3f0a"],
      remark: "Parents only, and where the school asks for it. It cannot be taken back.",
    },
    "report acknowledge": {
      about: "Says that you have seen the report card.",
      examples: ["preau report acknowledge", "preau report acknowledge --period 1 --child Malo"],
      remark: "Parents only. It cannot be taken back.",
    },
  },
  absence: "Parents: why a child was away or late, and absences to come.",
  manner: `It shows what will be sent and to whom, and asks. --yes sends without asking; --dry-run sends nothing. Where nobody
can be asked and --yes is missing, nothing is sent, and the exit code is 2. Nothing is ever sent twice: exit code 7 means
that it may have been sent, and the answer was lost. Look, then, before you try again. 8: you said no.`,
  argument: {
    key: "what it is about, by its key or the beginning of it, as the list shows it",
    file: "the file",
    text: "the text, in quotes",
  },
  option: {
    child: "the child it is about, by name or a part of it; needed where several would do",
    yes: "sends without asking",
    dryRun: "shows what would be sent, and sends nothing",
    json: "one JSON object on stdout, and nothing else there: what was sent, and what the school says now",
    replace: "in place of what was handed in",
    answer: "number of a question, =, and the answer: 1=2, 1=Yes, 2=1,3; may be repeated",
    freeText: 'words that go with a choice such as "other": 4=Gardening; may be repeated',
    to: "somebody, by name or a part of it, or by the key; may be repeated",
    subject: "what it is about",
    bodyFile: "the text is that of a file; - is the standard input, which takes --yes",
    attach: "a file that goes with it, where the account may; may be repeated",
    way: "which of the discussion's ways to answer, by its number or name (default: the first)",
    forGood: "deletes what is in the bin already; it cannot be taken back",
    reason: "one of the school's reasons, or a part of it",
    from: "first day, such as 2026-01-15",
    until: "last day, included (default: the first)",
    fromHalf: "half-day with which it begins: morning or afternoon (default: morning)",
    toHalf: "half-day with which it ends: morning or afternoon (default: afternoon)",
  },
};
