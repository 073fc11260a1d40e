import { FluentButton } from "../fluent";
import { answered, Written } from "../written";
import type { BidParts } from "./parts";
import type { BidWriting } from "./state";
import { takenSaid } from "./taken-said";

export const WRITE_ID = "vram-write-bid";

const answering = (act: () => void) => answered(WRITE_ID, act);

/** What will be written, is being written, was written, or why not. */
export function BidStatus(parts: BidParts) {
  const { scene, answer, texts } = parts;
  const { writing, sheets } = scene.state.bid;
  switch (writing.status) {
    case "none":
      return <span>{texts.willWrite(sheets.length, answer.options.length)}</span>;
    case "under way":
      return <span>{texts.writing(writing.sheets)}</span>;
    case "undone":
      return <span>{scene.texts.undone}</span>;
    case "undo failed":
      return <span>{scene.texts.undoFailed}</span>;
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
          said={texts.written(writing.sheets.length, writing.sheets.join(scene.texts.listComma))}
          undo={answering(scene.undo)}
        />
      );
    case "taken":
      return <Taken {...parts} writing={writing} />;
  }
}

/** Sheets or names are there already: nothing of anybody's is overwritten unasked. */
function Taken(props: BidParts & { readonly writing: Extract<BidWriting, { status: "taken" }> }) {
  const { scene, texts, writing } = props;
  const { free, asked } = writing;
  const button = (name: string, act: () => void, appearance: "subtle" | null = null) => (
    <FluentButton
      key={name}
      size="small"
      {...(appearance === null ? {} : { appearance })}
      onClick={answering(act)}
    >
      {name}
    </FluentButton>
  );
  return (
    <>
      <span>{takenSaid(writing, texts, scene.texts)}</span>
      <span class="choices">
        {button(scene.texts.replace, () => {
          scene.writeBid(asked, "replace");
        })}
        {button(texts.beside(free[0] ?? ""), () => {
          scene.writeBid(asked, "beside");
        })}
        {button(
          scene.texts.cancel,
          () => {
            scene.send({ type: "bid", event: { type: "writing changed", writing: { status: "none" } } });
          },
          "subtle",
        )}
      </span>
    </>
  );
}
