import { InputError } from "../../core/errors";
import type { Attachment } from "../../core/shape/model";
import type { Fields } from "./fields";
import {
  anyVit,
  deepEncoder,
  ernieVl,
  gemma4,
  glm4v,
  idefics3,
  internvit,
  llama4,
  minicpmv,
  minimaxVit,
  mllama,
  moonvit,
  pixtral,
  siglip,
} from "./towers/others";
import { exaone45, qwen2, qwen25, qwen3 } from "./towers/qwen";
import type { Tower } from "./towers/vit";

/** Vision and audio towers with their projectors: what the file describes, or what a catalogue row states. */
export function towersOf(f: Fields, hidden: number): Attachment[] {
  const stated = f.part("vram_attachments");
  if (stated !== null) {
    return Object.keys(stated.top).map((name) => ({
      name: name as Attachment["name"],
      parameters: stated.number(name),
      onCard: name !== "n-gram",
    }));
  }
  const known = f.types
    .map((type) => (Object.hasOwn(TOWERS, type) ? TOWERS[type] : undefined))
    .find((tower) => tower);
  return (["vision", "audio"] as const).flatMap((name) => {
    const part = f.part(`${name}_config`);
    if (part === null) return [];
    const parameters = name === "vision" && known ? known(part, hidden, f) : anyVit(part, hidden);
    // a tower is never left out in silence
    if (parameters === null) throw new InputError("config-tower", { model: f.name, key: `${name}_config` });
    return parameters > 0 ? [{ name, parameters, onCard: true }] : [];
  });
}

const TOWERS: Readonly<Partial<Record<string, Tower>>> = {
  qwen2_vl: qwen2,
  qwen2_5_vl: qwen25,
  qwen3_vl: qwen3(3),
  qwen3_vl_moe: qwen3(3),
  qwen3_5: qwen3(0),
  qwen3_5_moe: qwen3(0),
  gemma3: siglip,
  gemma4,
  mistral3: pixtral,
  kimi_vl: moonvit,
  kimi_k25: moonvit,
  kimi_k3: moonvit,
  llama4,
  mllama,
  glm4v,
  glm4v_moe: glm4v,
  smolvlm: idefics3,
  idefics3,
  internvl: internvit,
  internvl_chat: internvit,
  interns1: internvit,
  minicpmv,
  minimax_m3_vl: minimaxVit,
  ernie4_5_moe_vl: ernieVl,
  exaone4_5: exaone45,
  // either a SAM and a CLIP, or SigLIP alone
  deepseek_vl_v2: (f, hidden) => (f.has("width") && !f.has("layers") ? deepEncoder : anyTower)(f, hidden, f),
};

const anyTower: Tower = (f, hidden) => anyVit(f, hidden) ?? 0;
