import type { AccountWords } from "./account-words.js";

/** Words about linked accounts, in English. */
export const englishAccounts: AccountWords = {
  how: "How do you log in?",
  byCode: "with a QR code of the official page",
  byPassword: "with a login and a password",
  pasteCode: "Text of the QR code (it stays hidden)",
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
};
