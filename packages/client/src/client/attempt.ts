import { calls } from "@preau/wire";
import type { Member } from "../api/account.js";
import { noIdentity } from "../codec/ids.js";
import { ChildNotFoundError } from "../errors/errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import type {
  Author,
  Call,
  CallContext,
  CallOptions,
  Files,
  RawCall,
  Runner,
  RunnerOptions,
} from "../session/call.js";
import { SessionGone } from "../session/interruption.js";
import type { RunOptions } from "../session/session.js";
import type { Connection } from "./connection.js";
import type { Find, Link } from "./link.js";

/** One try at some work, on one session. */
export class Attempt {
  readonly member: Member;
  readonly runner: Runner;
  readonly connection: Connection;
  readonly #link: Pick<Link, "entrance" | "memory" | "noteEnd">;
  #hasWritten = false;

  constructor(link: Pick<Link, "entrance" | "memory" | "noteEnd">, connection: Connection, find: Find) {
    this.#link = link;
    this.connection = connection;
    this.member = find(connection);
    const { session } = connection;
    this.runner = {
      run: <Arguments, Result>(
        call: Call<Arguments, Result>,
        args: Arguments,
        options?: RunnerOptions,
      ): Promise<Result> =>
        this.#send(call.access ?? calls[call.wire].access, () =>
          session.run(call, args, this.#context(), {
            signal: options?.signal,
            ...(options?.uploads === undefined ? {} : { uploads: options.uploads }),
            member: this.#stamp(),
          }),
        ),
      context: () => this.#context(),
      author: authorOf(connection),
      warn: (warning) => link.entrance.emitter.emit("warning", warning),
      memory: link.memory,
      files: this.#files(session.files),
    };
  }

  /** Makes a call that no domain describes. */
  post(raw: RawCall, payload: () => object | undefined, { signal }: CallOptions): Promise<unknown> {
    const { session } = this.connection;
    return this.#send(raw.access, () => session.post(raw, payload, { signal, member: this.#stamp() }));
  }

  /** Whether the same work may be done again in the next session: it was expired, and nothing was changed. */
  mayBeRepeated(error: unknown): boolean {
    if (this.#hasWritten) return false;
    return error instanceof SessionGone || (isPronoteError(error) && error.code === "session-lost");
  }

  async #send<T>(access: RawCall["access"], send: () => Promise<T>): Promise<T> {
    const { gate } = this.#link.entrance;
    const hadWritten = this.#hasWritten;
    // On a lost session nothing is sent.
    if (this.connection.session.isAlive) await gate.admitRequest();
    this.#hasWritten ||= access === "write";
    try {
      return await send();
    } catch (error) {
      // What was never sent has changed nothing.
      if (error instanceof SessionGone) this.#hasWritten = hadWritten;
      if (!this.connection.session.isAlive) this.#link.noteEnd(error);
      await gate.learn(error);
      // What comes after a write is not for the next session: whoever reads a change back is told.
      throw error instanceof SessionGone && hadWritten ? error.error : error;
    }
  }

  /** The session's files; fetching one counts as a request. */
  #files(files: Files): Files {
    return {
      tag: files.tag,
      address: (description, name) => files.address(description, name),
      below: (path) => files.below(path),
      open: (...asked) => this.#send("read", () => files.open(...asked)),
    };
  }

  #stamp(): RunOptions["member"] {
    return stampOf(this.connection, this.member);
  }

  #context(): CallContext {
    const { connection } = this;
    const { school, session, audience } = connection;
    return {
      calendar: school.calendar,
      today: connection.today(),
      tag: session.tag,
      audience,
      subject: this.member.resource,
    };
  }
}

/**
 * How a request says which child it is about. It does wherever there are children, even where a server forgets
 * to say that it must: one that is not told takes the first.
 *
 * @throws ChildNotFoundError when the school gives this child no identity
 */
function stampOf({ account, school }: Connection, { resource, info }: Member): RunOptions["member"] {
  const isChild = account.children.some((child) => child.info.key === info.key);
  if (!isChild || !(account.withMembers ?? (school.withMembers || account.children.length > 0))) {
    return undefined;
  }
  if (resource.n !== noIdentity) return { N: resource.n, G: resource.kind };
  throw new ChildNotFoundError("The school gives this child no identity: nothing can be asked.");
}

/** Who writes: the account's own person, whomever the call is about. */
function authorOf({ account, manner, said, session }: Connection): Author {
  return {
    kind: account.user.resource.kind,
    rights: account.rights,
    parameters: said.userParameters,
    choiceSet: manner.dialect.choiceSet,
    newNumber: () => session.newNumber(),
    newFileId: () => session.newFileId(),
    encrypt: (secret) => session.encrypt(secret),
  };
}
