import type {
  Absence,
  AgendaEvent,
  Child,
  Client,
  Delay,
  Discussion,
  Evaluation,
  Grade,
  GradesOverview,
  GradeValue,
  Homework,
  Information,
  Lesson,
  LessonContent,
  Menu,
  Message,
  ParentClient,
  Period,
  PersonalDetails,
  PlainDate,
  PlainDateTime,
  Punishment,
  Recipient,
  Report,
  ReportSubject,
  SchoolDocument,
  SharedResource,
  Student,
  SubjectAverage,
  TeachingStaff,
  VieScolaireClient,
} from "@preau/client";
import * as library from "@preau/client";
import * as node from "@preau/client/node";
import * as qr from "@preau/client/qr";
import * as checks from "@preau/client/store-checks";
import { describe, expect, expectTypeOf, test } from "vitest";

/** Names of the methods that give a promise. */
type Asking<T> = {
  [Name in keyof T]: T[Name] extends (...given: never[]) => Promise<unknown> ? Name : never;
}[keyof T];

type LastOf<Parameters> = Parameters extends readonly [...unknown[], infer Last] ? Last : never;

/** Of these, the ones that cannot be given up: their last parameter takes no signal. */
type Unsignalled<T> = {
  [Name in Asking<T>]: T[Name] extends (...given: infer Given) => unknown
    ? { signal: AbortSignal } extends LastOf<Required<Given>>
      ? never
      : Name
    : Name;
}[Asking<T>];

/** Members that may be `undefined`, `null` or a `Date`. */
type Hollow<T> = {
  [Name in keyof T]-?: undefined extends Required<T>[Name]
    ? Name
    : null extends Required<T>[Name]
      ? Name
      : Date extends Required<T>[Name]
        ? Name
        : never;
}[keyof T];

type HollowIn<Types extends readonly unknown[]> = {
  [Index in keyof Types]: Hollow<Types[Index]>;
}[number];

describe("the public surface", () => {
  test("exports these names and no others", () => {
    expect(Object.keys(library).sort()).toEqual([
      "AccessDeniedError",
      "AccountDisabledError",
      "AddressSuspendedError",
      "BadCredentialsError",
      "ChildNotFoundError",
      "Client",
      "ClientBase",
      "ClientCorrespondence",
      "ClientFamily",
      "ClientFiles",
      "ClientPeriods",
      "ClientResults",
      "ClientSession",
      "DecodeError",
      "DiscussionClosedError",
      "GateClosedError",
      "NetworkError",
      "NotAllowedError",
      "NotPronoteError",
      "OutcomeUnknownError",
      "ParentClient",
      "PortalLoginError",
      "PortalPageError",
      "PortalQuestionError",
      "PronoteError",
      "ProtocolChangedError",
      "QrCodeExpiredError",
      "QrCodeUnreadableError",
      "RateLimitedError",
      "RequestRefusedError",
      "SecondFactorRequiredError",
      "ServerClosedError",
      "SessionLostError",
      "SessionPool",
      "StaleReferenceError",
      "StoreError",
      "TimeoutError",
      "TokenRejectedError",
      "UnsupportedError",
      "UsageError",
      "VieScolaireClient",
      "WrongPinError",
      "WrongQrPinError",
      "computeAverage",
      "fingerprint",
      "isAccountRecord",
      "isPronoteError",
      "login",
      "memoryStore",
      "pointsOf",
      "qrcodeLogin",
      "refuseOlder",
      "resume",
      "sealedStore",
      "tokenLogin",
    ]);
  });

  test("gives plain, read-only data", () => {
    expectTypeOf<Client["lessons"]>().returns.resolves.toEqualTypeOf<readonly Lesson[]>();
    expectTypeOf<Client["homework"]>().returns.resolves.toEqualTypeOf<readonly Homework[]>();
    expectTypeOf<Client["gradesOverview"]>().returns.resolves.toEqualTypeOf<GradesOverview>();
    expectTypeOf<Client["grades"]>().returns.resolves.toEqualTypeOf<readonly Grade[]>();
    expectTypeOf<Client["overallAverage"]>().returns.resolves.toEqualTypeOf<GradeValue | undefined>();
    expectTypeOf<Client["post"]>().returns.resolves.toEqualTypeOf<unknown>();
    expectTypeOf<Lesson["start"]>().toEqualTypeOf<PlainDateTime>();
    expectTypeOf<Homework["date"]>().toEqualTypeOf<PlainDate>();
    expectTypeOf<Client["startDay"]>().toEqualTypeOf<PlainDate>();
    expectTypeOf<ParentClient["children"]>().toEqualTypeOf<readonly Child[]>();
    expectTypeOf<ParentClient>().toExtend<Client>();
    expectTypeOf<ReturnType<ParentClient["child"]>>().toEqualTypeOf<Client>();
    expectTypeOf(() =>
      library.ParentClient.login({ url: "", username: "", password: "" }),
    ).returns.resolves.toEqualTypeOf<ParentClient>();
    // Absent values are omitted: nothing is `undefined` or `null` by type.
    expectTypeOf<Required<Lesson>["memo"]>().toEqualTypeOf<string>();
  });

  test("can be given up wherever it asks the server, but for what only leaves or looks up", () => {
    type Leaving = "suspend" | "close" | typeof Symbol.asyncDispose;
    expectTypeOf<Unsignalled<Client>>().toEqualTypeOf<Leaving | "absenceReasons" | "declareDelay">();
    expectTypeOf<Unsignalled<ParentClient>>().toEqualTypeOf<Leaving | "absenceReasons" | "declareDelay">();
    expectTypeOf<Unsignalled<VieScolaireClient>>().toEqualTypeOf<Leaving>();
  });

  test("omits what is absent, in everything that it gives", () => {
    expectTypeOf<HollowIn<[Lesson, Homework, LessonContent, SharedResource]>>().toBeNever();
    expectTypeOf<HollowIn<[Grade, SubjectAverage, Evaluation, Period]>>().toBeNever();
    expectTypeOf<HollowIn<[Absence, Delay, Punishment, Report, ReportSubject]>>().toBeNever();
    expectTypeOf<HollowIn<[Information, Discussion, Message, Recipient]>>().toBeNever();
    expectTypeOf<HollowIn<[Menu, AgendaEvent, SchoolDocument]>>().toBeNever();
    expectTypeOf<HollowIn<[TeachingStaff, PersonalDetails, Student]>>().toBeNever();
    // What the test would see: a member that is there and undefined, or null.
    expectTypeOf<Hollow<{ a: string | undefined; b: null; c: Date; d?: string }>>().toEqualTypeOf<
      "a" | "b" | "c"
    >();
  });

  test("has these entries beside the main one", () => {
    expect(Object.keys(node).sort()).toEqual([
      "fileStore",
      "keychainSealer",
      "passphraseSealer",
      "saveAttachment",
    ]);
    expect(Object.keys(qr).sort()).toEqual(["drawQrCode", "readQrCode"]);
    expect(Object.keys(checks)).toEqual(["storeChecks"]);
  });

  test("keeps one literal code per class of error, so that a switch over codes is complete", () => {
    expectTypeOf<InstanceType<typeof library.UsageError>["code"]>().toEqualTypeOf<"usage">();
    const codes = Object.values(library)
      .filter((value) => typeof value === "function" && value.prototype instanceof library.PronoteError)
      .map((constructor) => constructor.name);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
