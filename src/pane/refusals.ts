import { InputError, LABELS, messageOf, SENTENCES } from "../functions/shared";
import type { Sentences } from "../functions/messages";
import type { Language } from "../reading/language";

/**
 * What the pane says in its own words, where a cell is advised what only a cell can do: put a name in quotes, give a
 * range, use another function. Everything else it says as cells do.
 */
export const PANE_SENTENCES: Sentences = {
  "name-empty": [
    'Nothing is chosen. Pick one from the list, or type a name such as "{example}".',
    "尚未选择。请从列表中选择，或输入名称，例如“{example}”。",
  ],
  "name-unknown": [
    'No {kind} is called "{given}". Pick one from the list.',
    "目录中没有名为“{given}”的{kind}。请从列表中选择。",
  ],
  "card-size": [
    "A card of {given} does not exist. Pick a card from the list, or type the memory of one in GB, up to {most}.",
    "没有显存为 {given} 的卡。请从列表中选择加速卡，或输入单卡显存（GB，不超过 {most}）。",
  ],
  "cache-needs-shape": [
    "A KV cache cannot be computed from a size alone. Pick a model from the list, or paste its config.json.",
    "只有参数规模，算不出 KV 缓存。请从列表中选择模型，或粘贴它的 config.json。",
  ],
  "row-without-shape": [
    "The catalogue knows only the size of {model}. Paste its config.json.",
    "目录中只有 {model} 的参数规模。请粘贴它的 config.json。",
  ],
  "architecture-unknown": [
    '{model}: the architecture "{given}" is not known. Pick a model of the same size and shape from the list.',
    "{model}：架构“{given}”无法识别。请从列表中选择规模和结构相近的模型。",
  ],
  "attention-unknown": [
    '{model}: "{given}" in the architecture "{architecture}" is a kind of attention that is not known. Pick a model of the same size and shape from the list.',
    "{model}：架构“{architecture}”中的“{given}”是无法识别的注意力类型。请从列表中选择规模和结构相近的模型。",
  ],
  "config-cut": [
    "The text of the config.json stops before its last }. Paste all of the file: it may be as long as it is.",
    "config.json 的文本在最后一个 } 之前中断。请粘贴整个文件，长度不限。",
  ],
  "training-needs-shape": [
    "Training memory of {model} cannot be computed from a size alone. Pick a model from the list, paste its config.json, or choose the rule of thumb as the method.",
    "只有参数规模，算不出 {model} 的训练显存。请从列表中选择模型、粘贴它的 config.json，或把训练方法改为经验法则。",
  ],
  "constants-grow": [
    "With {engine} the buffers of {model} grow with the context, so a bid cannot count it. Choose an engine that sets its cache aside, such as vLLM or SGLang.",
    "{engine} 的缓冲区随上下文增长，标书无法计算 {model}。请改用预留缓存的引擎，例如 vLLM 或 SGLang。",
  ],
  "setting-argument": [
    '"{given}" is not a setting. {name} has a field of its own: fill it in there.',
    "“{given}”不是训练设置：{name}有单独的输入框，请填在那里。",
  ],
  "rate-unknown": [
    "The {kind} of {card} is not known. Pick another card, or type {needs} under Own models, cards, prices.",
    "{card} 的{kind}未知。请选择其他加速卡，或在“自有模型、加速卡与价格”中填写{needs}。",
  ],
  "error-passed-on": [
    "{name} reads {given}, which is an error of a sheet. Type a value.",
    "{name}是 {given}，这是表格中的错误值。请输入数值或名称。",
  ],
};

const IN_PANE: Sentences = { ...SENTENCES, ...PANE_SENTENCES };

/** What was refused, in the pane's words. */
export const saidInPane = (error: InputError, language: Language): string =>
  messageOf(error, language, IN_PANE);

/** The same under a field, which is called as its label calls it; what a label has in brackets is its unit. */
export function saidUnder(error: InputError, label: string, language: Language): string {
  const { name } = error.values;
  const isArgument =
    error.rule !== "setting-argument" && typeof name === "string" && Object.hasOwn(LABELS, name);
  const values = isArgument ? { ...error.values, name: label.replace(/\s*[(（].*$/, "") } : error.values;
  return saidInPane(new InputError(error.rule, values), language);
}
