import { useState } from "preact/hooks";
import type { Measured } from "../../bid/measured";
import { measuredFrom } from "../../bid/measured-log";
import { readStartUpLog, type StartUpLog } from "../../reading/logs/start-up-log";
import { FluentButton } from "../fluent";
import type { Scene } from "../scene";
import "./log.css";
import { LOG_TEXTS, type LogTexts } from "./log-texts";

/**
 * A field for a start-up log of one option. `change` gets what was measured, for BidOption.measured, or null where the
 * field is emptied or nothing was found; the log itself is kept nowhere.
 */
export function LogField(props: {
  scene: Scene;
  /** Tells several fields of one page apart: the option's letter. */
  name: string;
  measured: Measured | null;
  change: (measured: Measured | null) => void;
}) {
  const { scene, name, measured, change } = props;
  const texts = LOG_TEXTS[scene.language];
  const [said, setSaid] = useState<readonly string[]>([]);
  const id = `vram-log-${name}`;
  return (
    <div class="field">
      <label for={id}>{texts.label}</label>
      <textarea
        id={id}
        class="input own-text"
        rows={2}
        spellcheck={false}
        placeholder={texts.hint}
        aria-describedby={`${id}-said`}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const log = text.trim() === "" ? null : readStartUpLog(text);
          setSaid(log === null ? (text.trim() === "" ? [] : [texts.unread]) : sentences(log, scene, texts));
          change(log === null ? null : measuredFrom(log));
        }}
      />
      <p class="facts" id={`${id}-said`} role="status">
        {said.join(scene.texts.space)}
      </p>
      {measured === null ? null : (
        <FluentButton
          size="small"
          onClick={() => {
            setSaid([]);
            change(null);
          }}
        >
          {texts.remove}
        </FluentButton>
      )}
    </div>
  );
} // prettier-ignore

/** What was found, and how it was chosen. */
function sentences({ engine, figures, devices, differing }: StartUpLog, scene: Scene, texts: LogTexts): string[] {
  const { figures: said } = texts;
  const { weights, pool, tokens, graphs } = figures;
  const gib = (value: number): string => value.toFixed(2);
  const found = [
    ...(weights === undefined ? [] : [said.weights(gib(weights))]),
    ...(pool === undefined ? [] : [said.pool(gib(pool))]),
    ...(tokens === undefined ? [] : [said.tokens(scene.numbers.count(tokens))]),
    ...(graphs === undefined ? [] : [said.graphs(gib(graphs))]),
    ...(devices === null ? [] : [said.devices(scene.numbers.count(devices), devices)]),
  ];
  return [
    texts.read(engine ?? texts.label, found.join(scene.texts.listComma)),
    ...(differing.length === 0 ? [] : [texts.differing]),
    ...(pool !== undefined && pool <= 0 ? [texts.didNotStart] : []),
  ];
} // prettier-ignore
