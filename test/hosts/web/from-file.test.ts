import { gridSheet } from "../../../src/hosts/web/file/from-file";
test("x", () => {
  expect(gridSheet).toBeDefined();
});
