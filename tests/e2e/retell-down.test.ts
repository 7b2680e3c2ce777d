import { addFault, callsAtRetell, clearFaults } from "../support/page-control";
import { expect, test } from "../support/page-test";

const create = { vendor: "retell", path: "/v2/create-web-call" };
const broken = "The voice service did not answer as it should.";

const failures = [
  { name: "Retell answers 500", fault: { ...create, status: 500 }, sentence: broken, status: 502 },
  { name: "Retell hangs up on us", fault: { ...create, drop: true as const }, sentence: broken, status: 502 },
  {
    name: "the account is not paid",
    fault: { ...create, status: 402 },
    sentence: "Doc’s line is closed for the moment.",
    status: 503,
  },
  {
    name: "the database is down",
    fault: { vendor: "supabase", status: 503 },
    sentence: "We cannot reach our records right now.",
    status: 503,
  },
];

for (const { name, fault, sentence, status } of failures) {
  test(`when ${name} the room says so, and trying again works once it is over`, async ({
    page,
    room,
    problems,
  }) => {
    problems.expect(new RegExp(`^answer: POST /api/retell/create-call ${status}$`));
    await addFault(fault);
    await room.open();
    await room.button("Talk to Doc").click();
    await expect(room.title("Doc cannot take the call")).toBeVisible();
    await expect(page.getByText(new RegExp(sentence.replaceAll("’", "['’]")))).toBeVisible();
    await expect(page.getByRole("main").getByRole("button")).toHaveText(["Try again"]);
    expect((await callsAtRetell()).filter((call) => call.call_status === "ongoing")).toEqual([]);
    await clearFaults();
    await room.button("Try again").click();
    await room.isLive();
    await room.button("End call").click();
    await expect(page).toHaveURL(/\/calls\//);
  });
}

test("when our own server cannot be reached the room says so, and trying again works", async ({
  page,
  context,
  room,
  problems,
}) => {
  problems.expect(/^request: .* net::ERR_INTERNET_DISCONNECTED$/);
  await room.open();
  await context.setOffline(true);
  await room.button("Talk to Doc").click();
  await expect(room.title("The call did not load")).toBeVisible();
  await context.setOffline(false);
  await room.button("Try again").click();
  await room.isLive();
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
});
