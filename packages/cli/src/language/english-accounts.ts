import type { AccountWords } from "./account-words.js";

/** Words about linked accounts, in English. */
export const englishAccounts: AccountWords = {
  how: "How do you log in?",
  byCode: "with a QR code of the official page",
  byPassword: "with a login and a password",
  pasteCode: "File of the QR code's picture, or its text (it stays hidden)",
  pin: "PIN of the QR code",
  address: "Address of the page where you type your password",
  user: "Login",
  linked: (holder, school) => [`Linked: ${holder}, ${school}`],
  kept: (account, folder) => [
    `Kept as ${account} in ${folder}`,
    "The password is not kept: a token is, which every login replaces.",
  ],
  formerHolder: (holder) => `Until now this account was ${holder}'s.`,
  columns: { account: "Account", label: "Label", school: "School", space: "Space", since: "Since" },
  keptIn: (folder) => `Kept in ${folder}`,
  children: (names) => (names.length === 0 ? "No children" : `Children: ${names.join(", ")}`),
  accountName: (account) => `Account ${account}`,
  forgotten: (account) => `Forgotten: ${account}`,
  stillListed:
    "The school still lists this device: nobody asked it to forget it. If the official page lists your devices, remove it there.",
  unreadable: {
    format: {
      fact: "This is neither a PNG or JPEG picture nor the text of a QR code.",
      hint: "Take a screenshot of the code: those are PNG or JPEG, where photos of phones may be HEIC or WebP.",
    },
    damaged: { fact: "The picture is damaged or incomplete.", hint: "Save or send it once more." },
    "too-large": { fact: "The picture has too many pixels.", hint: "Cut the code out of it." },
    "no-code": {
      fact: "No QR code can be made out in this picture.",
      hint: "Take a screenshot, or a sharp photo from straight in front, with the whole code and its light border.",
    },
    "not-pronote": {
      fact: "This is a QR code, but not one of PRONOTE's.",
      hint: "The code to log in with is made on the official page, with a PIN of four digits.",
    },
  },
  choosePin: "PIN for the new code: four digits of your choice",
  codeLasts:
    "Good for ten minutes and one login, with the PIN. Whoever sees it and knows the PIN can log in as you.",
  codeWritten: (file) => `Drawn in ${file}; delete it when it has been read.`,
  tooNarrow: (columns) =>
    `The terminal is too narrow for the code: make it ${columns} columns wide, or use --svg FILE.`,
};
