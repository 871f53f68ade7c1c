export { type FileStoreOptions, fileStore } from "./file-store.js";
export { keychainSealer } from "./keychain-sealer.js";
export { passphraseSealer } from "./passphrase-sealer.js";
export { type AttachmentSource, type SaveAttachmentOptions, saveAttachment } from "./save-attachment.js";
