import type { SpaceAudience } from "@preau/wire";
import type { StudentClass } from "../api/account.js";
import { findPeriod, type PeriodInput } from "../api/period.js";
import type { Period } from "../api/school.js";
import type { ClassInput, Guardian, Identity, Student, StudentFile } from "../api/students.js";
import { UsageError } from "../errors/errors.js";
import type { CallOptions } from "../session/call.js";
import { ClientBase } from "./client-base.js";

/** A school-life account ("Espace Vie scolaire"). */
export class VieScolaireClient extends ClientBase {
  /** @internal */
  static readonly audience: SpaceAudience = "school-life";

  /** Classes that this account may see. */
  get classes(): readonly StudentClass[] {
    return this.connection.account.classes;
  }

  /** Groups that this account may see. */
  get groups(): readonly StudentClass[] {
    return this.connection.account.groups;
  }

  /**
   * Pupils of a class or a group ("élèves"), in the school's order: in the current period, or else the first of the year,
   * unless another is named. One request.
   *
   * @param of one of `classes` or `groups`, of this session or an earlier one, or its name
   * @throws NotAllowedError when the account may not see them
   * @throws StaleReferenceError when the year has no such class or period · UsageError for an unknown name
   */
  async students(
    of: ClassInput,
    period?: PeriodInput,
    options: CallOptions = {},
  ): Promise<readonly Student[]> {
    return this.askOf(
      () => import("../api/students.js"),
      ({ findClass, studentsOfClass }, runner) => {
        const wanted = period === undefined ? this.#period() : findPeriod(period, { periods: this.periods });
        if (wanted === undefined) throw noPeriod();
        const named = { ...findClass(of, this.connection.account), period: wanted };
        return runner.run(studentsOfClass, named, options);
      },
      options,
    );
  }

  /**
   * The file of a pupil ("fiche élève"): identity and guardians, each absent where the account may not see it. One request;
   * two for a pupil of an earlier session, who is looked for in the class of the same name.
   *
   * @throws NotAllowedError when the account may not see files
   * @throws StaleReferenceError when a pupil of an earlier session is not found again
   */
  async studentFile(student: Student, options: CallOptions = {}): Promise<StudentFile> {
    return this.askOf(
      () => import("../api/students.js"),
      ({ fileOfStudent }, runner) => {
        const { classes, groups } = this.connection.account;
        return fileOfStudent(runner, student, { classes, groups, period: this.#period() }, options);
      },
      options,
    );
  }

  /** Name, birth and address of a pupil; `undefined` without the right. One request: `studentFile` gives guardians for the same. */
  async identity(student: Student, options: CallOptions = {}): Promise<Identity | undefined> {
    return (await this.studentFile(student, options)).identity;
  }

  /** Guardians of a pupil ("responsables"); `undefined` without the right. One request: `studentFile` gives identity for the same. */
  async guardians(student: Student, options: CallOptions = {}): Promise<readonly Guardian[] | undefined> {
    return (await this.studentFile(student, options)).guardians;
  }

  #period(): Period | undefined {
    return this.currentPeriod ?? this.periods[0];
  }
}

function noPeriod(): UsageError {
  return new UsageError("The school year has no period to look for pupils in; nothing was sent.");
}
