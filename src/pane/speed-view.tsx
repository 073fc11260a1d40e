import type { ComponentChildren } from "preact";
import { explain, InputError, partName } from "../functions/shared";
import type { Deployed } from "./estimate";
import { TextField } from "./fields";
import { saidInPane } from "./refusals";
import type { Scene } from "./scene";
import { Section } from "./section";
import type { Banded, Speed, SpeedAnswer, Told } from "./speed";
import { Notes } from "./verdict";

/** How fast, under how much: closed until somebody asks. */
export function SpeedGroup({ scene }: { scene: Scene }) {
  const answer = scene.answer?.kind === "on cards" ? scene.answer : null;
  const speed = answer?.speed ?? null;
  // what cannot be read here is said here
  const own: Scene = { ...scene, waiting: speed?.kind === "waiting" ? speed : null };
  const asked = speed?.kind === "speed" ? speed.asked : null;
  return (
    <Section scene={own} section="speed" fields={["speedPrompt", "speedAnswer", "speedWanted"]}>
      <div class="pair thirds">
        <TextField scene={own} field="speedPrompt" read={asked?.prompt ?? null} placeholder="2000" />
        <TextField scene={own} field="speedAnswer" read={asked?.answer ?? null} placeholder="800" />
        <TextField scene={own} field="speedWanted" placeholder="20" inputMode="numeric" />
      </div>
      <div class={scene.waiting === null ? "speed" : "speed stale"} aria-live="polite">
        {speed?.kind === "speed" && answer !== null ? (
          <Lines scene={scene} speed={speed} unit={answer.unit} />
        ) : (
          <p class="why">{unasked(scene, speed)}</p>
        )}
      </div>
    </Section>
  );
}

/** Why there are no lines, and what to do. */
function unasked({ answer, texts, language }: Scene, speed: SpeedAnswer): string {
  if (answer?.kind === "rule of thumb") return texts.speed.noCard;
  if (answer?.kind === "weights alone") return saidInPane(new InputError("speed-needs-shape"), language);
  return speed === null ? texts.speed.empty : "";
}

function Lines({ scene, speed, unit }: { scene: Scene; speed: Speed; unit: Deployed["unit"] }) {
  const { texts, numbers, language } = scene;
  const { perUser, all, minute, first, users, usersLimit, power, asked } = speed;
  const { rough } = numbers;
  const words = texts.speed;
  const rate = (value: number) => `${rough(value)} tok/s`;
  return (
    <>
      <dl class="speed-lines">
        <Line name={partName("Per user", language)} told={perUser} write={rate} ends={rough} />
        <Line name={partName("All users", language)} told={all} write={rate} ends={rough}>
          {minute instanceof InputError ? null : words.minute(rough(minute.mid))}
        </Line>
        {first === null ? (
          <Words name={partName("First token", language)}>{words.queued}</Words>
        ) : (
          <Line
            name={partName("First token", language)}
            told={first}
            write={(value) => `${rough(value)} s`}
            ends={rough}
          />
        )}
        <Line
          name={words.usersAt(rough(asked.wanted))}
          told={users}
          write={numbers.users}
          ends={numbers.users}
        >
          {usersLimit === null ? null : words.limits[usersLimit]}
        </Line>
        {power === null ? (
          <Words name={partName("Power", language)}>{words.noTdp}</Words>
        ) : (
          <Line
            name={partName("Power", language)}
            told={power}
            write={(kw) => `${rough(kw)} kW`}
            ends={rough}
          >
            {words.tdp(rough(power.mid * CENTRE.low), rough(power.mid * CENTRE.high))}
          </Line>
        )}
      </dl>
      {errorsOf(scene, [perUser, all, first, users]).map((sentence) => (
        <p key={sentence} class="why">
          {sentence}
        </p>
      ))}
      <LowEnd scene={scene} speed={speed} />
      <Notes scene={scene} notes={speed.notes.filter(({ rule }) => !CALM.has(rule))} unit={unit} />
      <p class="why">
        {speed.notes
          .filter(({ rule }) => CALM.has(rule))
          .map((note) => explain(note, { language, unit }))
          .join(texts.space)}
      </p>
    </>
  );
}

/** What every figure says; the others warn. */
const CALM: ReadonlySet<string> = new Set(["speed-band", "speed-left-out"]);

/** All-in power of a card in a data centre over its TDP: docs/speed.md. */
const CENTRE = { low: 1.75, high: 2.5 } as const;

/** A figure, its band in grey, and what else belongs to it; nothing where there is no figure. */
function Line(props: {
  name: string;
  told: Told;
  write: (value: number) => string;
  ends: (value: number) => string;
  children?: ComponentChildren;
}) {
  const { name, told, write, ends, children = null } = props;
  if (told instanceof InputError) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span class="figure">{write(told.mid)}</span>{" "}
        {told.band === null ? null : <span class="band">({bandOf(told.band, ends)})</span>}
        {children === null ? null : <span class="beside">{children}</span>}
      </dd>
    </div>
  );
}

const Words = ({ name, children }: { name: string; children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <span class="beside">{children}</span>
    </dd>
  </div>
);

const bandOf = ([low, high]: readonly [number, number], write: (value: number) => string): string =>
  `${write(low)}–${write(high)}`;

/** Each reason once: mostly all lines have the same. */
const errorsOf = ({ language }: Scene, lines: readonly (Told | null)[]): string[] => [
  ...new Set(lines.flatMap((told) => (told instanceof InputError ? [saidInPane(told, language)] : []))),
];

/** Fast enough by the estimate, and not by its low end. */
function LowEnd({ scene, speed }: { scene: Scene; speed: Speed }) {
  const { texts, numbers } = scene;
  const { perUser, enough, asked } = speed;
  if (enough !== "estimate" || perUser instanceof InputError || perUser.band === null) return null;
  return <p class="why">{texts.speed.lowEnd(numbers.rough(perUser.band[0]), numbers.rough(asked.wanted))}</p>;
}

/** A figure of tokens a second as a sentence has it: about 11 tokens a second (5.6–23). */
export const aboutPerSecond = ({ texts, numbers }: Scene, { mid, band }: Banded): string =>
  texts.speed.about(numbers.rough(mid), bandOf(band ?? [mid, mid], numbers.rough));
