import type { Authenticated, Confirm } from "../auth/authenticate.js";
import { label } from "../codec/leaves.js";
import { Reading } from "../codec/reader.js";
import { BadCredentialsError, QrCodeExpiredError, StoreError, TokenRejectedError } from "../errors/errors.js";
import { type ErrorCode, isPronoteError, type PronoteError } from "../errors/pronote-error.js";
import type { AccountRecord, CredentialStore, Credentials } from "../store/credential-store.js";
import { saveNext } from "../store/generations.js";
import { loadRecord } from "../store/record.js";
import { spareRecord } from "../store/record-names.js";
import type { CheckedOptions } from "./options.js";
import type { WayIn } from "./way-in.js";

/** What a login gives to whoever wants to come back without the password. */
export function credentialsOf(
  way: WayIn,
  authenticated: Authenticated,
  timeZone: string | undefined,
): Credentials | undefined {
  const { next, sequence, parameters } = authenticated;
  const secret = next ?? (way.proof.kind === "token" ? way.proof.secret : undefined);
  if (secret === undefined || way.deviceId === undefined) return undefined;
  const clientIdentifier =
    new Reading("FonctionParametres")
      .open<{ identifiantNav?: string }>(parameters)
      .optional("identifiantNav", label) ?? way.clientIdentifier;
  return {
    url: `${sequence.place.root}/${way.space.page}`,
    username: secret.login,
    token: secret.password,
    deviceId: way.deviceId,
    space: way.space.audience,
    ...(clientIdentifier === undefined ? {} : { clientIdentifier }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/**
 * Makes a login under the account's lock: an intent is written before, and the new token saved as soon as it
 * is there. Whoever else waits for the lock goes on from what was saved.
 *
 * @param login proves who somebody is, with the record's credentials where they are wanted; it asks `confirm`
 *   just before it spends them, for a process that slept may have lost its lock meanwhile
 * @throws StoreError before anything is sent, when the store cannot be written
 */
export async function loginKept<T extends { readonly credentials: Credentials | undefined }>(
  options: CheckedOptions & { readonly store: CredentialStore; readonly account: string },
  login: (record: AccountRecord | undefined, confirm: Confirm) => Promise<T>,
): Promise<T> {
  const { store, account, signal, environment } = options;
  return store.lock(
    account,
    async (lost) => {
      await store.checkWritable?.();
      const kept = await loadRecord(store, account);
      // A session that was kept is that of the token before, and perhaps of somebody else.
      const { session: _past, ...record }: AccountRecord = kept ?? { account, generation: 0 };
      const startedAt = new Date(environment.now()).toISOString();
      await store.save({ ...record, intent: { generation: record.generation, startedAt } });
      let isSent = false;
      const confirm: Confirm = async () => {
        const current = await loadRecord(store, account);
        if (lost?.aborted === true || current?.generation !== record.generation) throw lockLost(account);
        isSent = true;
      };
      const putBack = () => (kept === undefined ? store.remove(account) : store.save(kept));
      const done = await login(kept, confirm).catch(async (error: unknown) => {
        // Whoever slept after the last look may have been refused because another has renewed the account.
        if (isSent && isRejected(error)) await confirm();
        // An answer that was lost may have held the next token: the intent stays, and tells so.
        if (!isSent || isRefusal(error)) await putBack().catch(() => undefined);
        throw isKeyGone(error, kept) ? keyGone(account, kept.intent.startedAt, error) : error;
      });
      if (done.credentials !== undefined) await saveNext(store, { ...record, credentials: done.credentials });
      else await putBack();
      return done;
    },
    { signal },
  );
}

/** Puts other credentials in the place of an account's, as a login does. */
export async function replaceCredentials(
  store: CredentialStore,
  account: string,
  credentials: Credentials,
): Promise<void> {
  await store.lock(account, async () => {
    const kept = (await loadRecord(store, account)) ?? { account, generation: 0 };
    const { session: _past, ...record }: AccountRecord = kept;
    await saveNext(store, { ...record, credentials });
  });
}

/**
 * Puts the spare device's token in the place of the one that died. It is in the spare's record until it is in the
 * account's, so that no moment is without it.
 */
export async function promoteSpare(
  store: CredentialStore,
  account: string,
  credentials: Credentials | undefined,
): Promise<void> {
  if (credentials === undefined) return;
  await replaceCredentials(store, account, credentials);
  await store.remove(spareRecord(account));
}

/** Whether the server itself said no, so that the token is still the one that was sent. */
function isRefusal(error: unknown): boolean {
  const codes: readonly ErrorCode[] = [
    "credentials",
    "token-rejected",
    "qr-expired",
    "disabled",
    "access-denied",
  ];
  return isPronoteError(error) && codes.includes(error.code);
}

function isRejected(error: unknown): boolean {
  return isPronoteError(error) && error.code === "token-rejected";
}

/** A record whose last login was cut off: nobody knows whether its token is still the newest. */
type CutOff = AccountRecord & { readonly intent: NonNullable<AccountRecord["intent"]> };

/** Whether a refused token was replaced by one that an earlier process was given and never saved. */
function isKeyGone(error: unknown, kept: AccountRecord | undefined): kept is CutOff {
  return isRejected(error) && kept?.intent !== undefined && kept.intent.generation === kept.generation;
}

function keyGone(account: string, startedAt: string, cause: unknown): TokenRejectedError {
  const when = `the login that began at ${startedAt} was cut off after the server had replaced it`;
  return new TokenRejectedError(`The key of account ${JSON.stringify(account)} is gone: ${when}.`, {
    cause,
    hint: "Link the account again, with a QR code or a password, the same store and the same local id.",
  });
}

/** The store, or the caller, has nothing to log in with. */
export function noCredentials(account: string): StoreError {
  return new StoreError(`The store has no credentials for account ${JSON.stringify(account)}.`, {
    retry: "never",
    hint: "Log in with a QR code or a password, and the same store.",
  });
}

/** A secret that the server has refused is not sent again. */
export function refusedBefore(kind: "password" | "portal" | "qr" | "token"): PronoteError {
  const message = "The server has refused this secret before; nothing was sent.";
  if (kind === "qr") return new QrCodeExpiredError(message);
  if (kind === "token") return new TokenRejectedError(message);
  return new BadCredentialsError(message, {
    hint: "Use another password. If this one has been made valid since, say so: gate.sendRefused.",
  });
}

function lockLost(account: string): StoreError {
  return new StoreError(
    `The lock of account ${JSON.stringify(account)} was lost; the token has not been spent.`,
    {
      retry: "now",
      hint: "This process slept for too long: try again.",
    },
  );
}

/** Local id of an account that nobody has named: school, space and login, in letters that files may bear. */
export function localAccountId({ address, space, proof }: WayIn): string {
  const words = `${proof.secret.login}-${space.audience}-${address.host}`;
  const id = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w.-]+/gu, "-");
  // Cut names must not meet: two children with one long login go to two schools.
  return id === words && id.length <= 64 ? id : `${id.slice(0, 55)}-${fingerprint(words)}`;
}

/** Eight hexadecimal digits (FNV-1a), to tell names apart; no secret. */
function fingerprint(words: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
