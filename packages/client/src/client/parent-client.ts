import type { Child, CurrentPeriod, Member } from "../api/account.js";
import { ChildNotFoundError } from "../errors/errors.js";
import type { Credentials } from "../store/credential-store.js";
import { type Connection, connect, connectByToken } from "./connection.js";
import {
  type ConnectionOptions,
  checkOptions,
  type LoginOptions,
  type QrCodeLoginOptions,
} from "./options.js";
import { Client } from "./student-client.js";
import { passwordWay, qrCodeWay } from "./way-in.js";

/** A child by name, or as `children` gave it; an entity of an earlier session is found again by its key. */
export type ChildInput = string | Child;

/**
 * A parent's account ("Espace Parents"). Its own methods speak of the chosen child: the first one, until
 * `setChild`. `child()` gives views that do not depend on that choice.
 */
export class ParentClient extends Client {
  readonly #choice: { child: Member | undefined };

  /** @internal Use `ParentClient.login`. */
  constructor(connection: Connection) {
    const choice: { child: Member | undefined } = { child: connection.account.children[0] };
    super(connection, () => choice.child ?? noChild(connection));
    this.#choice = choice;
  }

  /** Logs in to a parent's space. Five requests. Throws what `Client.login` throws. */
  static override async login(options: LoginOptions): Promise<ParentClient> {
    const checked = checkOptions(options);
    return new ParentClient(await connect(passwordWay(options, checked, "parent"), checked));
  }

  /**
   * Logs in with a QR code, and enrols this device: the token that comes back replaces it. Five requests.
   * Throws what `login` throws.
   *
   * @throws WrongQrPinError without asking the server · QrCodeExpiredError
   */
  static override async qrcodeLogin(options: QrCodeLoginOptions): Promise<ParentClient> {
    const checked = checkOptions(options);
    return new ParentClient(await connect(qrCodeWay(options, checked, "parent"), checked));
  }

  /**
   * Logs in with the token of an earlier login, which is used up: the next one is saved in the store before
   * anything else is sent, or else taken from `exportCredentials`. Five requests.
   *
   * @param credentials as exported, or the local id of an account of the store
   * @throws TokenRejectedError · StoreError, and what `login` throws
   */
  static override async tokenLogin(
    credentials: Credentials | string,
    options: ConnectionOptions = {},
  ): Promise<ParentClient> {
    const checked = checkOptions(options);
    return new ParentClient(await connectByToken(credentials, checked, "parent"));
  }

  /** The chosen child; the parent, when there is none. */
  override get info(): Child {
    return this.#choice.child?.info ?? this.parent;
  }

  override get currentPeriod(): CurrentPeriod | undefined {
    return this.#choice.child === undefined ? undefined : super.currentPeriod;
  }

  /** The parent. */
  get parent(): Child {
    return this.connection.account.user.info;
  }

  /** The children, in the school's order. A parent may have none. */
  get children(): readonly Child[] {
    return this.connection.account.children.map(({ info }) => info);
  }

  /**
   * A view of one child on the same session. Views may be used side by side: every request says whom it
   * is about. Asks nothing.
   *
   * @throws ChildNotFoundError
   */
  child(child: ChildInput): Client {
    const member = this.#find(child);
    return new Client(this.connection, () => member);
  }

  /**
   * Chooses the child whom this object's own methods speak of, from the next call on. Asks nothing.
   *
   * @throws ChildNotFoundError and keeps the choice as it was
   */
  setChild(child: ChildInput): void {
    this.#choice.child = this.#find(child);
  }

  #find(child: ChildInput): Member {
    const { children } = this.connection.account;
    const found =
      typeof child === "string"
        ? byName(children, child)
        : children.filter(({ info }) => info.id === child.id || info.key === child.key);
    const [first, second] = found;
    if (first !== undefined && second === undefined) return first;
    throw new ChildNotFoundError(
      first === undefined ? "This account has no such child." : "Several children fit this name.",
      {},
    );
  }
}

/** Exact name first, then without case and accents, then a part of the name in whole words. */
function byName(children: readonly Member[], name: string): readonly Member[] {
  const wanted = plain(name);
  const tests: readonly ((candidate: string) => boolean)[] = [
    (candidate) => candidate === name,
    (candidate) => plain(candidate) === wanted,
    (candidate) =>
      wanted !== "" && wanted.split(" ").every((word) => plain(candidate).split(" ").includes(word)),
  ];
  for (const test of tests) {
    const found = children.filter(({ info }) => test(info.name));
    if (found.length > 0) return found;
  }
  return [];
}

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/gu, " ");
}

function noChild(connection: Connection): never {
  throw new ChildNotFoundError("This parent's account has no child.", {
    hint: "The school can link the account to a pupil.",
    wireMessage: connection.account.noChildMessage,
  });
}
