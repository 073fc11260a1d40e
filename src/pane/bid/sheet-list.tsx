import { SHEETS } from "../../bid/bid";
import { SHEET_NAMES } from "../../bid/book";
import { FluentButton } from "../fluent";
import type { BidParts } from "./parts";

/** Which sheets are written; each can be written alone as well. */
export function SheetList({ scene, texts }: BidParts) {
  const { bid } = scene.state;
  const names = SHEET_NAMES[scene.language];
  return (
    <fieldset class="sheets">
      <legend class="group">{texts.sheets}</legend>
      {SHEETS.map((sheet) => (
        <div class="sheet" key={sheet}>
          <label>
            <input
              type="checkbox"
              checked={bid.sheets.includes(sheet)}
              onChange={() => {
                scene.send({ type: "bid", event: { type: "sheet ticked", sheet } });
              }}
            />
            {names[sheet]}
          </label>
          <FluentButton
            appearance="subtle"
            size="small"
            aria-label={texts.writeAlone(names[sheet])}
            onClick={() => {
              scene.writeBid([sheet], "ask");
            }}
          >
            {texts.alone}
          </FluentButton>
        </div>
      ))}
    </fieldset>
  );
}
