import type {
  Child,
  Client,
  Grade,
  GradesOverview,
  GradeValue,
  Homework,
  Lesson,
  ParentClient,
  PlainDate,
  PlainDateTime,
} from "@preau/client";
import * as library from "@preau/client";
import { describe, expect, expectTypeOf, test } from "vitest";

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

  test("keeps one literal code per class of error, so that a switch over codes is complete", () => {
    expectTypeOf<InstanceType<typeof library.UsageError>["code"]>().toEqualTypeOf<"usage">();
    const codes = Object.values(library)
      .filter((value) => typeof value === "function" && value.prototype instanceof library.PronoteError)
      .map((constructor) => constructor.name);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
