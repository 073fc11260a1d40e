import { useState } from "preact/hooks";
import { Dropdown, labelId } from "../fields";
import { FluentButton } from "../fluent";
import { configDraft, nameOfSource } from "./draft";
import { brought } from "./files";
import { fetchConfig, HUBS, hubId, type Fetched, type Hub } from "./hubs";
import { Field, type OwnParts } from "./parts";
import type { OwnTexts } from "./wording";

/** A config.json by its model's name. Nothing is asked for before the press, and the address is seen before it. */
export function HubView({ hubs, scene, texts, language, bring }: OwnParts & { hubs: readonly Hub[] }) {
  const [hub, setHub] = useState<Hub>(hubs[0] ?? "Hugging Face");
  const [id, setId] = useState("");
  const [asking, setAsking] = useState(false);
  const known = hubId(id);
  const address = known === null ? null : HUBS[hub].address(known);

  async function press(): Promise<void> {
    if (known === null || address === null || asking) return;
    setAsking(true);
    const fetched = await fetchConfig(address);
    setAsking(false);
    bring(
      fetched.status === "fetched"
        ? brought(() => configDraft(fetched.text, nameOfSource(known), address), language)
        : sentence(fetched, texts),
    );
  }

  return (
    <>
      <div class="own-hub">
        <div class="field">
          <label id={labelId("own-hub")} for="vram-own-hub">
            {texts.hub}
          </label>
          <Dropdown
            scene={scene}
            name="own-hub"
            value={hub}
            choices={hubs.map((name) => ({ value: name, label: name }))}
            choose={(name) => {
              setHub(name as Hub);
            }}
          />
        </div>
        <Field id="vram-own-id" label={texts.id} value={id} set={setId} placeholder={texts.idHint} />
      </div>
      <p class="facts own-address">
        {address === null ? (id.trim() === "" ? "" : texts.noId) : texts.willAsk(address)}
      </p>
      <FluentButton size="small" onClick={() => void press()}>
        {asking ? texts.fetching : texts.fetch}
      </FluentButton>
    </>
  );
}

const sentence = (fetched: Exclude<Fetched, { status: "fetched" }>, texts: OwnTexts): string =>
  fetched.status === "refused" ? texts.refused(String(fetched.code)) : texts.hubs[fetched.status];
