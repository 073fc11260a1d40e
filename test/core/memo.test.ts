import { perObject, perQuestion } from "../../src/core/memo";

test("what is worked out for an object is worked out once, and for each object", () => {
  let times = 0;
  const length = perObject((list: readonly number[]) => ((times += 1), list.length));
  const [one, other] = [
    [1, 2],
    [1, 2],
  ];
  expect([length(one), length(one), length(other)]).toEqual([2, 2, 2]);
  expect(times).toBe(2);
});

test("a word beside the object is part of the question", () => {
  const asked: string[] = [];
  const join = perQuestion(
    (list: readonly number[], sign: string) => (asked.push(sign), list.join(sign)),
    (list) => list,
    (_, sign) => sign,
  );
  const list = [1, 2];
  expect([join(list, "-"), join(list, "+"), join(list, "-")]).toEqual(["1-2", "1+2", "1-2"]);
  expect(asked).toEqual(["-", "+"]);
});

test("an error is no answer: the next call tries again", () => {
  let ready = false;
  const once = perObject<object, string>(() => {
    if (!ready) throw new Error("not yet");
    return "done";
  });
  const key = {};
  expect(() => once(key)).toThrow("not yet");
  ready = true;
  expect(once(key)).toBe("done");
});
