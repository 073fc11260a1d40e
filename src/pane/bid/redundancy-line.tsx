import type { Redundancy } from "../../bid/bid";
import { Dropdown, labelId } from "../fields";
import type { BidParts } from "./parts";

interface RedundancyLineProps extends Pick<BidParts, "scene" | "texts"> {
  readonly name: string;
  /** null: the options differ. */
  readonly value: Redundancy | null;
  readonly choose: (chosen: Redundancy) => void;
}

/** What stands spare: of one option, or of all at once. */
export function RedundancyLine({ scene, texts, name, value, choose }: RedundancyLineProps) {
  const choices = (Object.keys(texts.redundancies) as Redundancy[]).map((one) => ({
    value: one,
    label: texts.redundancies[one],
  }));
  return (
    <div class="option-line">
      <label id={labelId(name)} for={`vram-${name}`}>
        {texts.redundancy}
      </label>
      <Dropdown
        scene={scene}
        name={name}
        value={value ?? MIXED}
        choices={value === null ? [...choices, { value: MIXED, label: texts.redundancyMixed }] : choices}
        choose={(chosen) => {
          if (chosen !== MIXED) choose(chosen as Redundancy);
        }}
      />
    </div>
  );
}

const MIXED = "mixed";
