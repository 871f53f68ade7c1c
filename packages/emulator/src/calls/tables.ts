/**
 * Table numbers: what stands before `#` in an identity. They mean nothing to a client.
 *
 * @evidence seen in captures of 2025.2; 2, 13, 14, 17, 27, 37, 40, 57, 58, 66, 87, 106, 109,
 *   112, 117, 119, 134, 146 and 150 are assumed
 */
export const tables = {
  news: 2,
  newsLabel: 13,
  category: 14,
  newsChoice: 17,
  lessonBookEntry: 18,
  class: 23,
  lessonContent: 27,
  lesson: 29,
  attachment: 37,
  test: 40,
  student: 46,
  school: 50,
  mailLabel: 57,
  staffRole: 58,
  group: 60,
  holiday: 66,
  subject: 79,
  message: 87,
  absenceReason: 89,
  delayReason: 90,
  skillLevel: 93,
  level: 100,
  period: 105,
  staff: 106,
  teacher: 109,
  /** What one person holds of a message ("possession"). */
  possession: 112,
  newsQuestion: 117,
  newsAnswer: 119,
  parent: 128,
  room: 129,
  service: 134,
  theme: 146,
  homework: 150,
  virtualRoom: 178,
} as const satisfies Record<string, number>;
