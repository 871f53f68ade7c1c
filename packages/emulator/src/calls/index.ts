import { securityPreference } from "./account-security.js";
import { latestGrades } from "./grades.js";
import type { CallHandler } from "./handler.js";
import { lessonBook } from "./homework.js";
import { mobileCode } from "./mobile-code.js";
import { logOut, navigation, presence } from "./navigation.js";
import { personalData } from "./personal-data.js";
import { timetable, timetableWeeks } from "./timetable.js";
import { userParameters } from "./user-parameters.js";

export { opening } from "./parameters.js";

/** Every page function that the emulator answers. */
export const handlers: readonly CallHandler[] = [
  userParameters,
  navigation,
  presence,
  logOut,
  timetable,
  timetableWeeks,
  lessonBook,
  latestGrades,
  personalData,
  securityPreference,
  mobileCode,
];
