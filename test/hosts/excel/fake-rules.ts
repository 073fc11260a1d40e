import type { FakeRange, RangeQueue } from "./fake-range";
import { CodedError } from "./fake-sheet";

/** Excel.DataValidation of a range: what may be typed there. */
export function validationOf(context: RangeQueue, range: FakeRange): object {
  const tell = (more: () => object): void => {
    context.later(() => {
      const { choices } = range.home.furniture;
      const at = range.whereabouts();
      const known = choices.find((one) => one.at === at);
      if (known) Object.assign(known, more());
      else choices.push({ at, ...more() });
    });
  };
  return {
    set rule(rule: Excel.DataValidationRule) {
      tell(() => {
        if (Object.keys(rule).length !== 1) throw new CodedError("InvalidArgument");
        const source = rule.list?.source;
        if (typeof source === "string") {
          if (source.startsWith("=")) context.check(source);
          else if (source.length > 255 || source === "") throw new CodedError("InvalidArgument");
        }
        return { rule };
      });
    },
    set ignoreBlanks(ignoreBlanks: boolean) {
      tell(() => ({ ignoreBlanks }));
    },
    set errorAlert(errorAlert: Excel.DataValidationErrorAlert) {
      tell(() => {
        const { title, message } = errorAlert;
        if (title.length > 32 || message.length > 255) throw new CodedError("InvalidArgument");
        return { errorAlert };
      });
    },
  };
}

/** Excel.ConditionalFormatCollection of a range: what is added is asked before what is there. */
export function tintsOf(context: RangeQueue, range: FakeRange): object {
  return {
    add: (type: string) => {
      const made: Record<string, unknown> = {};
      context.later(() => {
        if (type !== "CellValue" && type !== "Custom") throw new CodedError("InvalidArgument");
        made["at"] = range.whereabouts();
        range.home.furniture.tints.unshift(made as { at: string });
      });
      const painted = (name: "colour" | "ink") => ({
        set color(colour: string) {
          context.later(() => (made[name] = colour));
        },
      });
      const format = { fill: painted("colour"), font: painted("ink") };
      /** Each kind of format has its own rule, and is null for the others. */
      const only = (kind: string) => {
        context.later(() => {
          if (type !== kind) throw new CodedError("InvalidArgument");
        });
      };
      return {
        cellValue: {
          format,
          set rule(rule: Excel.ConditionalCellValueRule) {
            only("CellValue");
            context.later(() => {
              const needsTwo = /between/i.test(rule.operator);
              if (needsTwo !== (rule.formula2 !== undefined)) throw new CodedError("InvalidArgument");
              made["rule"] = rule;
            });
          },
        },
        custom: {
          format,
          rule: {
            set formula(formula: string) {
              only("Custom");
              context.later(() => {
                context.check(formula);
                made["rule"] = { formula };
              });
            },
          },
        },
        set stopIfTrue(stop: boolean) {
          context.later(() => (made["stopIfTrue"] = stop));
        },
      };
    },
  };
}
