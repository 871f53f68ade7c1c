import type { SpaceAudience } from "@preau/wire";
import type { Child, CurrentPeriod, Member } from "../api/account.js";
import type { Key } from "../codec/keys.js";
import { nameTests } from "../codec/names.js";
import { ChildNotFoundError } from "../errors/errors.js";
import type { Connection } from "./connection.js";
import type { Link } from "./link.js";
import { Client } from "./student-client.js";

/** A child by name, or as `children` gave it; an entity of an earlier session is found again by its key. */
export type ChildInput = string | Child;

/**
 * A parent's account ("Espace Parents"). Its own methods speak of the chosen child: the first one, until
 * `setChild`. `child()` gives views that do not depend on that choice.
 */
export class ParentClient extends Client {
  /** @internal */
  static override readonly audience: SpaceAudience = "parent";

  /** By its key: the child survives a renewal, its identity does not. */
  readonly #choice: { child: Key | undefined };

  /** @internal Use `ParentClient.login`. */
  constructor(link: Link) {
    const choice = { child: link.current.account.children[0]?.info.key };
    super(link, () => {
      const { child } = choice;
      return (connection) => childOf(connection, child);
    });
    this.#choice = choice;
  }

  /** The chosen child; the parent, when there is none. */
  override get info(): Child {
    return this.#choice.child === undefined ? this.parent : super.info;
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
   * is about. No request.
   *
   * @throws ChildNotFoundError
   */
  child(child: ChildInput): Client {
    const { key } = this.#find(child).info;
    return new Client(this.link, () => (connection) => childOf(connection, key));
  }

  /**
   * Chooses the child whom this object's own methods speak of, from the next call on. No request.
   *
   * @throws ChildNotFoundError and keeps the choice as it was
   */
  setChild(child: ChildInput): void {
    this.#choice.child = this.#find(child).info.key;
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
  for (const test of nameTests(name)) {
    const found = children.filter(({ info }) => test(info.name));
    if (found.length > 0) return found;
  }
  return [];
}

/** The child of that key, in whichever session. */
function childOf(connection: Connection, key: Key | undefined): Member {
  if (key === undefined) return noChild(connection);
  const found = connection.account.children.filter(({ info }) => info.key === key);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  throw new ChildNotFoundError("The account no longer has this child.", {
    hint: "The class or the name has changed: choose among children again.",
  });
}

function noChild(connection: Connection): never {
  throw new ChildNotFoundError("This parent's account has no child.", {
    hint: "The school can link the account to a pupil.",
    wireMessage: connection.account.noChildMessage,
  });
}
