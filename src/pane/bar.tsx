import { toUnit } from "../functions/shared";
import type { Bytes, Unit } from "../core/units";
import type { Scene } from "./scene";

/** A share of the bar. The fill tells it apart without colour: each has its own pattern. */
export interface Segment {
  readonly fill: Fill;
  readonly name: string;
  readonly size: Bytes;
}

/** In the order of the parts; what is free has none. */
export const FILLS = ["solid", "stripes", "dots", "lines", "checks", "grid"] as const;
export type Fill = (typeof FILLS)[number];

export interface BarProps {
  readonly scene: Scene;
  readonly segments: readonly Segment[];
  readonly unit: Unit;
  /** The sentence a person would say. */
  readonly sentence: string;
  /** The card's memory; null: nothing to compare with. */
  readonly usable: Bytes | null;
  /** Sizes that a dashed line shows: where the engine stops, or where the band of a forecast begins and ends. */
  readonly marks: readonly Bytes[];
}

const HEIGHT = 24;

/** The parts against the card, which is the frame. */
export function Bar({ segments, sentence, usable, marks, unit }: BarProps) {
  const total = segments.reduce((sum, { size }) => sum + toUnit(size, unit), 0);
  const card = usable === null ? null : toUnit(usable, unit);
  const marked = marks.map((mark) => toUnit(mark, unit));
  const frame = Math.max(total, ...(card === null ? marked : [card]));
  const scale = Math.max(frame, ...marked);
  const percent = (value: number): string => `${String((100 * value) / scale)}%`;
  let start = 0;
  return (
    <svg class="bar" role="img" aria-label={sentence} width="100%" height={HEIGHT + 8}>
      <Patterns />
      <rect class="card" x="0" y="4" width={percent(card ?? frame)} height={HEIGHT} />
      {segments.map(({ fill, name, size }) => {
        const width = toUnit(size, unit);
        const x = start;
        start += width;
        return (
          <rect
            key={name}
            class={`fill ${fill}`}
            x={percent(x)}
            y="4"
            width={percent(width)}
            height={HEIGHT}
          />
        );
      })}
      {marked.map((mark, index) => (
        <Line key={index} kind="limit" at={percent(mark)} />
      ))}
      {card === null ? null : <Line kind="end" at={percent(card)} />}
    </svg>
  );
}

const Line = ({ kind, at }: { kind: "limit" | "end"; at: string }) => (
  <line class={kind} x1={at} x2={at} y1="0" y2={HEIGHT + 8} />
);

/** What the dashed and the solid lines across the bar are. */
export function Scale({ limit, end }: { limit: string; end: string | null }) {
  const line = (kind: "limit" | "end") => (
    <svg width="4" height="12" aria-hidden="true">
      <line class={kind} x1="2" x2="2" y1="0" y2="12" />
    </svg>
  );
  return (
    <p class="scale">
      <span>
        {line("limit")} {limit}
      </span>
      {end === null ? null : (
        <span>
          {line("end")} {end}
        </span>
      )}
    </p>
  );
}

/** The bar's patterns with their names and numbers. */
export function Legend({
  scene,
  segments,
  unit,
  free,
}: Pick<BarProps, "scene" | "segments" | "unit"> & { free: Segment | null }) {
  const row = (segment: Segment, fill: string) => (
    <div key={segment.name}>
      <dt>
        <svg class="swatch" width="12" height="12" aria-hidden="true">
          <rect class={fill} x="0.5" y="0.5" width="11" height="11" />
        </svg>
        {segment.name}
      </dt>
      <dd>{scene.numbers.bare(segment.size, unit)}</dd>
    </div>
  );
  return (
    <dl class="legend">
      {segments.map((segment) => row(segment, `fill ${segment.fill}`))}
      {free === null ? null : row(free, "card")}
    </dl>
  );
}

// one id for the whole page: there is one pane on it
function Patterns() {
  return (
    <defs>
      <pattern
        id="vram-stripes"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="tint" width="6" height="6" />
        <rect class="ink" width="3" height="6" />
      </pattern>
      <pattern id="vram-dots" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="tint" width="5" height="5" />
        <circle class="ink" cx="2.5" cy="2.5" r="1.2" />
      </pattern>
      <pattern id="vram-lines" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect class="tint" width="4" height="4" />
        <rect class="ink" width="4" height="1.5" />
      </pattern>
      <pattern id="vram-checks" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="tint" width="6" height="6" />
        <rect class="ink" width="3" height="3" />
        <rect class="ink" x="3" y="3" width="3" height="3" />
      </pattern>
      <pattern id="vram-grid" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="tint" width="5" height="5" />
        <rect class="ink" width="5" height="1.2" />
        <rect class="ink" width="1.2" height="5" />
      </pattern>
    </defs>
  );
}
