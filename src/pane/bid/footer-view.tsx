import { controlId, Dropdown, labelId } from "../fields";
import { FluentButton } from "../fluent";
import type { BidParts } from "./parts";
import { BidStatus, WRITE_ID } from "./status-view";

/** One button writes the bid: what it will write before, what it wrote after, and any question between the two. */
export function FooterView(parts: BidParts) {
  const { scene, texts } = parts;
  return (
    <footer>
      <div class="status" role="status">
        <BidStatus {...parts} />
      </div>
      <div class="actions form">
        <FluentButton
          id={WRITE_ID}
          appearance="primary"
          onClick={() => {
            press(parts);
          }}
        >
          {texts.write}
        </FluentButton>
        <span class="visually-hidden" id={labelId("form")}>
          {texts.form}
        </span>
        <Dropdown
          scene={scene}
          name="form"
          value={scene.state.bid.form}
          choices={(["portable", "live"] as const).map((value) => ({ value, label: texts.forms[value] }))}
          choose={(form) => {
            const chosen = form === "live" ? "live" : "portable";
            scene.send({ type: "bid", event: { type: "form chosen", form: chosen } });
          }}
        />
      </div>
    </footer>
  );
}

/** The button is never dead: while a field waits, it leads there. */
function press({ scene, answer, texts }: BidParts): void {
  const { state, send, writeBid } = scene;
  const { sheets, writing } = state.bid;
  if (writing.status === "under way") return;
  if (answer.waiting !== null) {
    const { field } = answer.waiting;
    if (state.tab !== "bid") send({ type: "tab chosen", tab: "bid" });
    document.getElementById(controlId(field))?.focus();
  } else if (sheets.length === 0) {
    const refused = { status: "refused", reason: texts.noSheets } as const;
    send({ type: "bid", event: { type: "writing changed", writing: refused } });
  } else writeBid(sheets, "ask");
}
