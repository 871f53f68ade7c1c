import { expect, test } from "vitest";
import { inSchool, loginStudent } from "../box.js";
import { homeworkToTick, impatient, madeBy, some } from "./outcome.js";

test("what is of an earlier session is found again for a write, when nothing else is like it", async () => {
  await inSchool({}, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    const item = some((await client.informationAndSurveys()).filter(({ read }) => !read));
    const piece = await homeworkToTick(client);
    await client.refresh();
    expect(await client.markInformationAsRead(item)).toMatchObject({ key: item.key, read: true });
    const gone = { ...piece, audience: "une autre classe" };
    await expect(client.setHomeworkDone(gone, true)).rejects.toMatchObject({ code: "stale-reference" });
    expect(madeBy(emulator, "SaisieTAFFaitEleve")).toBe(0);
    await client.close();
  });
});
