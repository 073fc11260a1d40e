import { frozenOf, type Frozen, type FrozenFormula } from "../../../sheet/frozen";
import { afterRepair, repairedOf, type Repaired } from "../../../sheet/repaired";
import { safeText } from "../../../sheet/text";
import type { Language } from "../../../reading/language";
import type { FormulasConsent as Consent } from "../../sheet-host";
import { errorCode, explained, cellsAtRisk } from "../excel-errors";
import { entry } from "../insert";
import { inParts, type Step } from "../pages/parts";
import { runOptions } from "../run-options";
import { namedFormulas, standingFormulas } from "./standing";

/** Every formula of ours becomes its value: three syncs to look, one to write. What Excel refuses midway is put back. */
export const freeze = (consent: Consent, language: Language): Promise<Frozen> =>
  changing(language, async (context, put) => {
    const names = namedFormulas(context);
    const frozen = frozenOf(await standingFormulas(context), names());
    if (consent === "agreed")
      await put(frozen.changed.map((one) => ({ ...one, content: contentOf(one), before: blankBehind(one) })));
    return frozen;
  }); // prettier-ignore

/** Stuck formulas are typed again; what is stuck even then is named: three more syncs, to look once more. */
export const repair = (consent: Consent, language: Language): Promise<Repaired> =>
  changing(language, async (context, put) => {
    const standing = await standingFormulas(context);
    const plan = repairedOf(standing);
    if (consent === "ask" || plan.changed.length === 0) return plan;
    await put(
      plan.changed.map(({ sheet, address, formula, becomes }) => ({
        sheet,
        address,
        content: [[becomes]],
        before: [[formula]],
      })),
    );
    return afterRepair(plan, await standingFormulas(context));
  });

/** Cells, what is typed into them, and what must be typed to have them back. */
interface Change {
  readonly sheet: string;
  readonly address: string;
  readonly content: readonly (readonly (string | number | boolean | null)[])[];
  readonly before: readonly (readonly (string | number | boolean | null)[])[];
}

type Put = (changes: readonly Change[]) => Promise<void>;

async function changing<T>(
  language: Language,
  act: (context: Excel.RequestContext, put: Put) => Promise<T>,
): Promise<T> {
  const done: Change[] = [];
  try {
    return await Excel.run(runOptions(), (context) =>
      act(context, async (changes) => {
        await inParts(
          context,
          changes.map((change) => step(context, change, () => done.push(change))),
        );
        done.length = 0; // all is there
      }),
    );
  } catch (error) {
    if (done.length > 0 && !(await isPutBack(done))) throw cellsAtRisk([...new Set(done.map(({ sheet }) => sheet))], language);
    throw explained(error, language);
  }
} // prettier-ignore

function step(context: Excel.RequestContext, { sheet, address, content }: Change, began: () => void): Step {
  return {
    bytes: 400 + 2 * JSON.stringify(content).length,
    run: () => {
      began();
      context.workbook.worksheets.getItem(sheet).getRange(address).formulas = content.map((line) => [
        ...line,
      ]);
    },
  };
}

async function isPutBack(done: readonly Change[]): Promise<boolean> {
  try {
    await Excel.run({ delayForCellEdit: true }, (context) =>
      inParts(
        context,
        done.map((change) => step(context, { ...change, content: change.before }, () => undefined)),
      ),
    );
    return true;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

/** As if typed: a text that reads as a number or a formula stays a text. */
const contentOf = ({ values }: FrozenFormula): Change["content"] =>
  values.map((line) =>
    line.map((value) => (typeof value === "string" ? entry(safeText(value)) : (value ?? ""))),
  );

/** The formula in its own cell, and room to spill again. */
const blankBehind = ({ values, formula }: FrozenFormula): Change["content"] =>
  values.map((line, down) => line.map((_, right) => (down + right === 0 ? formula : "")));
