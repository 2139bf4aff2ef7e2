import { expect, test } from "@jest/globals";
import { ShowWorkReportInput } from "./work-report.schema.js";

const refusalOf = (from: string, to: string) => {
  const [issue] = ShowWorkReportInput.safeParse({ from, to }).error?.issues ?? [];
  return issue?.code === "custom" ? (issue.params?.["code"] as unknown) : issue?.code;
};

test("a report may cover a single day, or a leap year", () => {
  expect(refusalOf("2026-11-24", "2026-11-24")).toBeUndefined();
  expect(refusalOf("2028-01-01", "2028-12-31")).toBeUndefined();
});

test("not a day more, not backwards, and only days there are", () => {
  expect(refusalOf("2028-01-01", "2029-01-01")).toBe("report.too_long");
  expect(refusalOf("2026-11-25", "2026-11-24")).toBe("report.days_reversed");
  expect(refusalOf("2026-02-30", "2026-03-01")).toBe("invalid_format");
});
