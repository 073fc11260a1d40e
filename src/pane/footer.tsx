import { placeName } from "../sheet/address";
import { controlId, Dropdown, labelId } from "./fields";
import { FluentButton } from "./fluent";
import type { Scene } from "./scene";
import type { PaneState, Writing } from "./state";
import { answered, Written } from "./written";

/** Put it in my sheet: where it will go before, where it went after, and any question between the two. */
export function Footer({ scene }: { scene: Scene }) {
  const { texts, state } = scene;
  return (
    <footer>
      <div class="status" role="status">
        <span class="told">
          <Status scene={scene} />
        </span>
        <span class="choices">
          {isAnswered(state) ? (
            <FluentButton
              appearance="transparent"
              size="small"
              onClick={() => {
                press(scene, scene.update);
              }}
            >
              {texts.update}
            </FluentButton>
          ) : null}
        </span>
      </div>
      <div class="actions">
        <FluentButton
          id={INSERT_ID}
          appearance="primary"
          onClick={() => {
            press(scene, () => {
              if (state.place !== null) scene.insert(state.place, "ask");
            });
          }}
        >
          {texts.insert}
        </FluentButton>
        <span class="visually-hidden" id={labelId("mode")}>
          {texts.modeLabel}
        </span>
        <Dropdown
          scene={scene}
          name="mode"
          value={state.mode}
          choices={[
            { value: "live", label: texts.modes.live },
            { value: "values", label: texts.modes.values },
          ]}
          choose={(mode) => {
            scene.send({ type: "mode chosen", mode: mode === "values" ? "values" : "live" });
          }}
        />
      </div>
    </footer>
  );
}

const INSERT_ID = "vram-insert";

const answering = (act: () => void) => answered(INSERT_ID, act);

/** A button is never dead: while a field waits, it leads there. */
function press({ state, waiting, answer }: Scene, write: () => void): void {
  if (waiting !== null) document.getElementById(controlId(waiting.field))?.focus();
  else if (answer?.kind === "weights alone") document.getElementById(controlId("model"))?.focus();
  else if (state.writing.status !== "under way") answering(write)();
}

/** Whether the selected table is one that the tab's answer can be written over, and no question is open. */
const isAnswered = ({ found, tab, writing }: PaneState): boolean =>
  found !== null && SETTLED.has(writing.status) && (found.title === "serving") === (tab === "estimate");

/** What leaves the selected table as it is, and asks nothing. */
const SETTLED: ReadonlySet<Writing["status"]> = new Set(["none", "written", "undone"]);

function Status({ scene }: { scene: Scene }) {
  const { texts, state, insert, send } = scene;
  const { writing, place } = state;
  switch (writing.status) {
    case "none":
      return (
        <span>{place === null ? texts.selectPlace : texts.at(placeName(place.sheet, place.address))}</span>
      );
    case "under way":
      return <span>{texts.writing}</span>;
    case "undo failed":
      return <span>{texts.undoFailed}</span>;
    case "undone":
      return <span>{texts.undone}</span>;
    case "failed":
      return <span>{texts.failed}</span>;
    case "refused":
      return <span>{writing.reason}</span>;
    case "protected":
      return <span>{texts.protectedSheet(writing.sheet)}</span>;
    case "written":
      return (
        <Written
          scene={scene}
          said={texts.written(placeName(writing.sheet, writing.address))}
          undo={answering(scene.undo)}
        />
      );
    case "occupied": {
      const { sheet, address, cells, nextFree } = writing;
      return (
        <>
          <span>{texts.occupied(cells, placeName(sheet, address))}</span>
          <span class="choices">
            <FluentButton
              size="small"
              onClick={answering(() => {
                insert(nextFree, "ask");
              })}
            >
              {texts.writeBelow(
                nextFree.sheet === sheet ? nextFree.address : placeName(nextFree.sheet, nextFree.address),
              )}
            </FluentButton>
            <FluentButton
              size="small"
              onClick={answering(() => {
                insert("new sheet", "ask");
              })}
            >
              {texts.newSheet}
            </FluentButton>
            <FluentButton
              size="small"
              onClick={answering(() => {
                insert({ sheet, address }, "replace");
              })}
            >
              {texts.replace}
            </FluentButton>
            <FluentButton
              appearance="subtle"
              size="small"
              onClick={answering(() => {
                send({ type: "question dismissed" });
              })}
            >
              {texts.cancel}
            </FluentButton>
          </span>
        </>
      );
    }
  }
}
