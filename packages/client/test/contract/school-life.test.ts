import { describe, expect, test } from "vitest";
import { inSchool, loginSchoolLife, loginStudent, manners, requestsTo } from "./box.js";
import { atEvening, listenTo } from "./everything.js";

/** Digits of a national number, however the country code is written. */
const digits = (phone: string | undefined): string => (phone ?? "").replace(/\D/gu, "");

describe.each(manners)("a school-life account: %s", (_, manner) => {
  test("sees classes, pupils and their files as the school has them", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const { school } = emulator;
      const client = await loginSchoolLife(emulator);
      const heard = listenTo(client);
      expect(client.classes.map(({ name }) => name).toSorted()).toEqual(
        school.classes.map(({ name }) => name).toSorted(),
      );
      const [first] = client.classes;
      if (first === undefined) throw new Error("the school has no class");
      const classId = school.classes.find(({ name }) => name === first.name)?.id;
      const pupils = await client.students(first);
      const held = school.students.filter((student) => student.classId === classId);
      expect(pupils.map(({ fullName }) => fullName).toSorted()).toEqual(
        held.map(({ name }) => name).toSorted(),
      );

      const [pupil] = pupils;
      if (pupil === undefined) throw new Error("the class has no pupil");
      const student = held.find(({ name }) => name === pupil.fullName);
      const record = school.office.records.find(({ studentId }) => studentId === student?.id);
      const contact = school.office.contacts.find(({ personId }) => personId === student?.id);
      expect(pupil).toMatchObject({ dateOfBirth: record?.birthDay, options: record?.options });
      const { identity, guardians } = await client.studentFile(pupil);
      expect(requestsTo(emulator, "FicheEleve")).toBe(1);
      expect(identity).toMatchObject({ address: contact?.address, city: contact?.city });
      expect(guardians?.map(({ fullName }) => fullName)).toEqual(record?.guardians.map(({ name }) => name));
      expect(guardians?.map(({ identity: own }) => digits(own.mobileNumber))).toEqual(
        record?.guardians.map((one) => (one.contact.mobile === undefined ? "" : `33${one.contact.mobile}`)),
      );
      expect([heard.warnings, emulator.log]).toEqual([[], []]);
      await client.close();
    });
  });
});

test("a school-life account reads its news, discussions, agenda and home page", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginSchoolLife(emulator);
    const heard = listenTo(client);
    const news = await client.informationAndSurveys();
    expect(news.length).toBeGreaterThan(0);
    const discussions = await client.discussions();
    const [last] = discussions;
    if (last === undefined) throw new Error("nobody has written");
    expect((await client.messages(last)).length).toBeGreaterThan(0);
    expect((await client.getRecipients()).length).toBeGreaterThan(10);
    expect((await client.agenda("2026-09-01")).length).toBe(emulator.school.office.events.length);
    await client.home();
    await client.notifications();
    // Menus are for families.
    await expect(client.menus("2026-12-14")).rejects.toMatchObject({ code: "not-allowed" });
    expect([heard.warnings, emulator.log]).toEqual([[], []]);
    await client.close();
  });
});

test("who takes part in a discussion, and got a message, are those of the school", async () => {
  await inSchool(atEvening, async (emulator) => {
    const { school } = emulator;
    const client = await loginStudent(emulator);
    const heard = listenTo(client);
    let compared = 0;
    for (const discussion of (await client.discussions()).filter(
      ({ messageCount, drafts }) => drafts < (messageCount ?? 0),
    )) {
      const thread = school.discussions.threads.find(({ subject }) => subject === (discussion.subject ?? ""));
      if (thread === undefined || thread.automatic === true || discussion.participantsMessageId === undefined)
        continue;
      const people = await client.participants(discussion);
      expect(people).toHaveLength(thread.participantIds.length);
      const [message] = await client.messages(discussion);
      if (message === undefined) throw new Error("the discussion has no message");
      expect((await client.messageRecipients(message)).length).toBeGreaterThan(0);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1);
    expect(heard.warnings).toEqual([]);
    await client.close();
  });
});

test("what was done in one lesson is found again in another session", async () => {
  await inSchool(atEvening, async (emulator) => {
    const client = await loginStudent(emulator);
    const lessons = (await client.lessons("2026-12-07", "2026-12-11")).filter(({ hasContent }) => hasContent);
    const [lesson] = lessons;
    if (lesson === undefined) throw new Error("nothing was written down");
    const contents = await client.lessonContent(lesson);
    expect(contents.length).toBeGreaterThan(0);
    expect(
      contents.every(({ start, subject }) => start === lesson.start && subject?.key === lesson.subject?.key),
    ).toBe(true);
    await client.refresh();
    expect((await client.lessonContent(lesson)).map(({ key }) => key)).toEqual(
      contents.map(({ key }) => key),
    );
    await client.close();
  });
});
