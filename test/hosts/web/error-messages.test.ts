import { ErrorMessages } from "../../../src/hosts/web/error-messages";

const AT = { sheetId: "first", row: 3, column: 2 };
const fault = (message: string, down = 0, right = 0, code = "#N/A") => ({ code, message, down, right });

test("each cell of a result has its own message", () => {
  const messages = new ErrorMessages();
  messages.remember(AT, [fault("first"), fault("third", 2)]);
  expect(messages.find(AT, "#N/A", 0, 0)).toBe("first");
  expect(messages.find(AT, "#N/A", 2, 0)).toBe("third");
});

test("a formula that rearranges its result still says what went wrong", () => {
  const messages = new ErrorMessages();
  messages.remember(AT, [fault("inside", 1, 1)]);
  expect(messages.find(AT, "#N/A", 0, 0)).toBe("inside");
});

test("an error of another kind is not ours to explain", () => {
  const messages = new ErrorMessages();
  messages.remember(AT, [fault("ours")]);
  expect(messages.find(AT, "#DIV/0!", 0, 0)).toBeNull();
});

test("two calls in one formula both count; the next calculation replaces them", () => {
  const messages = new ErrorMessages();
  messages.nextCalculation();
  messages.remember(AT, [fault("one")]);
  messages.remember(AT, [fault("two", 0, 0, "#VALUE!")]);
  expect(messages.find(AT, "#N/A", 0, 0)).toBe("one");
  expect(messages.find(AT, "#VALUE!", 0, 0)).toBe("two");
  messages.nextCalculation();
  messages.remember(AT, []);
  expect(messages.find(AT, "#N/A", 0, 0)).toBeNull();
});
