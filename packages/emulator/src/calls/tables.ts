/**
 * Table numbers: what stands before `#` in an identity. They mean nothing to a client.
 *
 * @evidence seen in captures of 2025.2; 14, 27, 40, 66, 106, 109, 134, 141, 146 and 150 are assumed
 */
export const tables = {
  category: 14,
  lessonBookEntry: 18,
  class: 23,
  lessonContent: 27,
  lesson: 29,
  attachment: 37,
  test: 40,
  student: 46,
  school: 50,
  group: 60,
  holiday: 66,
  subject: 79,
  absenceReason: 89,
  delayReason: 90,
  skillLevel: 93,
  level: 100,
  period: 105,
  staff: 106,
  teacher: 109,
  parent: 128,
  room: 129,
  knownDevice: 141,
  service: 134,
  theme: 146,
  homework: 150,
  virtualRoom: 178,
} as const satisfies Record<string, number>;
